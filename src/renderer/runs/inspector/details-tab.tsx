import type { CellDetail } from '../../../contract/experiments.ts'
import { KeyValues } from '../../components/key-values.tsx'
import { formatDuration, formatSpeed } from '../../format/format-duration.ts'
import { formatCost } from '../../format/format-cost.ts'
import { formatCount } from '../../format/format-number.ts'
import { settingsWords } from '../settings-words.ts'
import styles from './cell-inspector.module.css'

/** Time, tokens, cost, seed and settings of a cell; what is unknown is said, never shown as 0. */
export function DetailsTab({ cell }: { cell: CellDetail }) {
  const { timing, usage, costUsd, seed, settings, isCached, retries, attempts, finishReason, status } = cell
  const isDone = status === 'done'
  return (
    <div className={styles.stack}>
      <KeyValues
        entries={[
          ['total', timing ? formatDuration(timing['totalMs']) : null],
          ['first token', timing?.['firstTokenMs'] === undefined ? null : formatDuration(timing['firstTokenMs'])],
          ['prompt', timing?.['promptMs'] === undefined ? null : formatDuration(timing['promptMs'])],
          ['model load', timing?.['loadMs'] === undefined ? null : formatDuration(timing['loadMs'])],
          ['speed', timing?.['tokensPerSecond'] === undefined ? null : formatSpeed(timing['tokensPerSecond'])],
          ['tokens', isDone ? tokensPhrase(usage) : null],
          ['cost', isDone ? formatCost(costUsd) : null],
          ['ended by', finishReason],
          ['cache', isDone ? (isCached ? 'answered from the cache' : 'not from the cache') : null],
          ['requests', attempts === 0 ? null : requestsPhrase(attempts, retries)],
          ['seed', String(seed)],
          ['settings', settingsWords(settings).join(', ') || "the model's defaults"],
        ]}
      />
    </div>
  )
}

function tokensPhrase(usage: CellDetail['usage']): string {
  if (!usage) return 'unknown'
  const { promptTokens, cachedPromptTokens, completionTokens, reasoningTokens } = usage
  const count = (tokens: number | undefined): string => (tokens === undefined ? 'unknown' : formatCount(tokens))
  const reused = cachedPromptTokens ? ` (${formatCount(cachedPromptTokens)} of them reused)` : ''
  const reasoned = reasoningTokens ? ` (${formatCount(reasoningTokens)} of them reasoning)` : ''
  return `${count(promptTokens)} in${reused}, ${count(completionTokens)} out${reasoned}`
}

function requestsPhrase(attempts: number, retries: number): string {
  const tried = attempts === 1 ? 'tried once' : `tried ${formatCount(attempts)} times`
  return retries === 0 ? tried : `${tried}, ${formatCount(retries)} sent again`
}
