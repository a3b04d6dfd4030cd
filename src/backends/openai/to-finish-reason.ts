import type { FinishReason } from '../../core/backend.ts'

/** OpenAI's words, and those of servers that speak its protocol with words of their own. */
const known: Readonly<Record<string, FinishReason>> = {
  stop: 'stop',
  eos: 'stop',
  eos_token: 'stop',
  stop_sequence: 'stop',
  end_turn: 'stop',
  length: 'length',
  max_tokens: 'length',
  model_length: 'length',
  content_filter: 'content-filter',
  tool_calls: 'tool-calls',
  function_call: 'tool-calls',
}

/** Maps a `finish_reason` to ours; a word that is not known is `other`. */
export function toFinishReason(reason: string): FinishReason {
  return Object.hasOwn(known, reason) ? known[reason]! : 'other'
}
