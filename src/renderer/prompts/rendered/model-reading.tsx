import { Alert, Skeleton, Text } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { PromptContent } from '../../../core/prompts/prompt-content.ts'
import { MessageCard } from '../../components/message-card.tsx'
import { formatTokens } from '../../format/format-tokens.ts'
import { inspectQuery } from '../../queries/inspect-query.ts'
import { TokenText } from './token-text.tsx'

export interface ModelReadingProps {
  view: 'text' | 'tokens'
  content: PromptContent
  variables: Readonly<Record<string, unknown>> | undefined
  modelId: string | undefined
}

/** What a model reads of a prompt: the text with its chat template applied, or the tokens of it. */
export function ModelReading({ view, content, variables, modelId }: ModelReadingProps) {
  const isEnabled = variables !== undefined && modelId !== undefined
  const { data } = useQuery({
    ...inspectQuery({ content, variables: { ...variables }, modelId: modelId ?? '' }),
    enabled: isEnabled,
    placeholderData: keepPreviousData,
  })
  if (!isEnabled) return <Text c="dimmed">Choose a model to see what it reads.</Text>
  if (data === undefined) return <Skeleton height={90} />
  const { inspection, inspectionProblem } = data
  if (inspection === null) {
    return inspectionProblem === null ? null : (
      <Alert color="yellow" variant="light" p="xs">
        {inspectionProblem}
      </Alert>
    )
  }
  const { text, tokens, tokenCount, exact } = inspection
  if (view === 'tokens') {
    const about = exact
      ? formatTokens(tokenCount, true)
      : `${formatTokens(tokenCount, false)}, by another model's vocabulary`
    return (
      <section aria-label="Tokens">
        <Text c="dimmed" size="xs" mb={4}>
          {about}
          {tokens.length < tokenCount ? `; the first ${tokens.length} are shown` : ''}
        </Text>
        <TokenText tokens={tokens} />
      </section>
    )
  }
  return text === null ? (
    <Text c="dimmed">
      Only the server of this model knows the text that its model reads; its messages are sent as they are.
    </Text>
  ) : (
    <MessageCard heading="as the model reads it" text={text} />
  )
}
