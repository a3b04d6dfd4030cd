import type { Generation, Message } from '../../core/backend.ts'
import type { FinishedCell } from '../../storage/cell-store.ts'

const previewLength = 400

/** A generation as the columns of a finished cell. A cached answer costs nothing, and its old timing is no measurement of now. */
export function toFinishedCell(input: {
  cellId: number
  messages: readonly Message[]
  generation: Generation
  isCached: boolean
  /** What generating it cost; null is unknown. */
  costUsd: number | null
  finishedAt: string
}): FinishedCell {
  const { generation, isCached } = input
  const { usage, timing } = generation
  return {
    id: input.cellId,
    preview: generation.text.slice(0, previewLength),
    finishReason: generation.finishReason,
    promptTokens: usage.promptTokens ?? null,
    cachedPromptTokens: usage.cachedPromptTokens ?? null,
    completionTokens: usage.completionTokens ?? null,
    reasoningTokens: usage.reasoningTokens ?? null,
    costUsd: isCached ? 0 : input.costUsd,
    firstTokenMs: isCached ? null : (timing.firstTokenMs ?? null),
    totalMs: isCached ? null : timing.totalMs,
    isCached: isCached ? 1 : 0,
    retries: isCached ? 0 : generation.retries,
    finishedAt: input.finishedAt,
    messages: JSON.stringify(input.messages),
    output: generation.text,
    timing: JSON.stringify(timing),
    fingerprint: JSON.stringify(generation.fingerprint),
  }
}
