import type { FinishReason } from '../../core/backend.ts'

/** Anthropic's words; `pause_turn` belongs to its server tools, which are not used. */
const known: Readonly<Record<string, FinishReason>> = {
  end_turn: 'stop',
  stop_sequence: 'stop',
  max_tokens: 'length',
  model_context_window_exceeded: 'length',
  refusal: 'content-filter',
  tool_use: 'tool-calls',
}

/** Maps a `stop_reason` to ours; a word that is not known is `other`. */
export function toFinishReason(reason: string): FinishReason {
  return Object.hasOwn(known, reason) ? known[reason]! : 'other'
}
