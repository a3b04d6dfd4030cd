import type { StreamPiece } from '../shared/collect-stream.ts'
import { isName } from '../shared/is-name.ts'
import { isRecord } from '../shared/is-record.ts'

/**
 * Reads a chunk leniently: parts that are no text say nothing, thoughts are hidden text, and a prompt that was blocked
 * is an answer without text that ended for the reason of the block. Undefined when it is not a chunk at all.
 */
export function readChunk(chunk: unknown): StreamPiece | undefined {
  if (!isRecord(chunk)) return undefined
  const usage = isRecord(chunk.usageMetadata) ? chunk.usageMetadata : undefined
  const feedback = isRecord(chunk.promptFeedback) ? chunk.promptFeedback : undefined
  if (!Array.isArray(chunk.candidates) && !usage && !feedback) return undefined
  const first: unknown = Array.isArray(chunk.candidates) ? chunk.candidates[0] : undefined
  const candidate = isRecord(first) ? first : {}
  const content = isRecord(candidate.content) ? candidate.content : {}
  const parts = Array.isArray(content.parts) ? content.parts.filter(isRecord) : []
  const reason = [candidate.finishReason, feedback?.blockReason].find(isReason)
  return {
    text: textOf(parts.filter(({ thought }) => thought !== true)),
    hasHiddenText: textOf(parts.filter(({ thought }) => thought === true)) !== '',
    ...(reason !== undefined && { finishReason: reason }),
    ...(usage && { usage }),
    ...(isName(chunk.modelVersion) && { model: chunk.modelVersion }),
  }
}

function textOf(parts: readonly Record<string, unknown>[]): string {
  return parts.map(({ text }) => (typeof text === 'string' ? text : '')).join('')
}

function isReason(value: unknown): value is string {
  return isName(value) && !value.endsWith('_UNSPECIFIED')
}
