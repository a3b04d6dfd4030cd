import type { FinishReason } from '../../core/backend.ts'

/** Gemini's words for why an answer ended, and for why a prompt was blocked. */
const known: Readonly<Record<string, FinishReason>> = {
  STOP: 'stop',
  MAX_TOKENS: 'length',
  SAFETY: 'content-filter',
  RECITATION: 'content-filter',
  LANGUAGE: 'content-filter',
  BLOCKLIST: 'content-filter',
  PROHIBITED_CONTENT: 'content-filter',
  SPII: 'content-filter',
  IMAGE_SAFETY: 'content-filter',
  MODEL_ARMOR: 'content-filter',
  JAILBREAK: 'content-filter',
  UNEXPECTED_TOOL_CALL: 'tool-calls',
  TOO_MANY_TOOL_CALLS: 'tool-calls',
  MALFORMED_FUNCTION_CALL: 'tool-calls',
}

/** Maps a `finishReason` or `blockReason` to ours; a word that is not known is `other`. */
export function toFinishReason(reason: string): FinishReason {
  return Object.hasOwn(known, reason) ? known[reason]! : 'other'
}
