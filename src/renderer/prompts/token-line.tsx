import { Text } from '@mantine/core'
import { formatCost } from '../../core/pricing/format-cost.ts'
import { formatContextLeft, formatTokens } from '../format/format-tokens.ts'
import type { Rendering } from '../queries/render-query.ts'

/** Tokens of the rendered messages and what they leave of the model's context. */
export function TokenLine({ rendering }: { rendering: Rendering | undefined }) {
  if (!rendering)
    return (
      <Text c="dimmed" size="xs">
        Counting tokens…
      </Text>
    )
  const { tokens, tokensProblem, costUsd } = rendering
  if (tokensProblem)
    return (
      <Text c="dimmed" size="xs">
        Tokens unknown: {tokensProblem}
      </Text>
    )
  if (!tokens) return null
  const { promptTokens, contextTokens, exact } = tokens
  const isOver = contextTokens !== undefined && promptTokens > contextTokens
  return (
    <Text c={isOver ? 'var(--assay-bad)' : 'dimmed'} size="xs">
      {formatTokens(promptTokens, exact)}
      {contextTokens === undefined ? '' : ` · ${formatContextLeft(promptTokens, contextTokens)}`}
      {costUsd === null || costUsd === 0 ? '' : ` · ${formatCost(costUsd)} to read`}
    </Text>
  )
}
