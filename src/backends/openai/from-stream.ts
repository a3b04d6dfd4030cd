import type { GenerateEvent, Usage } from '../../core/backend.ts'
import { AssayError } from '../../core/errors.ts'
import { readChunk } from './read-chunk.ts'
import { readUsage } from './read-usage.ts'

/** What a stream amounted to. Times are of the monotonic clock; undefined when there was no text. */
export interface StreamResult {
  text: string
  /** In the server's word. */
  finishReason: string
  usage: Usage
  model?: string
  systemFingerprint?: string
  firstTextMs?: number
  lastTextMs?: number
  hasHiddenText: boolean
}

type TextEvent = Extract<GenerateEvent, { type: 'text' }>

/**
 * Reads the chunks of a chat completion: yields its text and returns the rest. Throws `bad-reply` for a chunk that is
 * none, and `stream-cut` when the stream ends without a finish reason, since half an answer must not pass for a whole
 * one. A stream that breaks after its finish reason lost only its token counts, and is complete.
 */
export async function* fromStream(
  chunks: AsyncIterable<unknown>,
  { url, monotonicMs, onText }: { url: string; monotonicMs: () => number; onText: () => void },
): AsyncGenerator<TextEvent, StreamResult> {
  const pieces: string[] = []
  const result: Omit<StreamResult, 'text' | 'usage' | 'finishReason'> = { hasHiddenText: false }
  let finishReason: string | undefined
  let usage: unknown
  try {
    for await (const raw of chunks) {
      const chunk = readChunk(raw)
      if (!chunk) throw new AssayError('bad-reply', { url, reason: 'a piece of the answer has no "choices"' })
      finishReason = chunk.finishReason ?? finishReason
      usage = chunk.usage ?? usage
      result.model = chunk.model ?? result.model
      result.systemFingerprint = chunk.systemFingerprint ?? result.systemFingerprint
      result.hasHiddenText ||= chunk.hasHiddenText
      if (chunk.text === '') continue
      result.lastTextMs = monotonicMs()
      result.firstTextMs ??= result.lastTextMs
      if (pieces.push(chunk.text) === 1) onText()
      yield { type: 'text', text: chunk.text }
    }
  } catch (error) {
    if (finishReason === undefined) throw error
  }
  if (finishReason === undefined) throw new AssayError('stream-cut', { url })
  const text = pieces.join('')
  return { ...result, text, finishReason, usage: readUsage(usage, text !== '') }
}
