import type { Usage } from '../../core/backend.ts'
import { AssayError } from '../../core/errors.ts'
import type { TextEvent } from './hosted-api.ts'
import type { TextTimes } from './stream-timing.ts'

/** What one piece of a provider's stream says. */
export interface StreamPiece {
  text: string
  /** True when the model said something that is not part of the answer (hidden reasoning). */
  hasHiddenText: boolean
  /** In the server's word. */
  finishReason?: string
  /** Counts in the server's form; those of later pieces go before those of earlier ones. */
  usage?: Record<string, unknown>
  /** The model that answers, as the server names it. */
  model?: string
  systemFingerprint?: string
}

/** What a stream amounted to. Times are of the monotonic clock. */
export interface StreamResult extends TextTimes {
  text: string
  /** In the server's word. */
  finishReason: string
  usage: Usage
  model?: string
  systemFingerprint?: string
  hasHiddenText: boolean
}

/** How the pieces of a provider's stream are read. */
export interface PieceReader {
  /** Undefined for what is no piece at all. */
  read(piece: unknown): StreamPiece | undefined
  /** What is wrong with something that is no piece, for people. */
  problem: string
  readUsage(usage: Record<string, unknown> | undefined, hasText: boolean): Usage
}

export interface StreamContext {
  url: string
  monotonicMs: () => number
  /** Called before the first text is handed on. */
  onText: () => void
}

/**
 * Reads the pieces of an answer: yields its text and returns the rest. Throws `bad-reply` for a piece that is none, and
 * `stream-cut` when the stream ends without a finish reason, since half an answer must not pass for a whole one. A
 * stream that breaks after its finish reason lost only its token counts, and is complete.
 */
export async function* collectStream(
  pieces: AsyncIterable<unknown>,
  reader: PieceReader,
  { url, monotonicMs, onText }: StreamContext,
): AsyncGenerator<TextEvent, StreamResult> {
  const texts: string[] = []
  const result: Omit<StreamResult, 'text' | 'usage' | 'finishReason'> = { hasHiddenText: false }
  let finishReason: string | undefined
  let usage: Record<string, unknown> | undefined
  try {
    for await (const raw of pieces) {
      const piece = reader.read(raw)
      if (!piece) throw new AssayError('bad-reply', { url, reason: reader.problem })
      finishReason = piece.finishReason ?? finishReason
      if (piece.usage) usage = { ...usage, ...piece.usage }
      if (piece.model !== undefined) result.model = piece.model
      if (piece.systemFingerprint !== undefined) result.systemFingerprint = piece.systemFingerprint
      result.hasHiddenText ||= piece.hasHiddenText
      if (piece.text === '') continue
      result.lastTextMs = monotonicMs()
      result.firstTextMs ??= result.lastTextMs
      if (texts.push(piece.text) === 1) onText()
      yield { type: 'text', text: piece.text }
    }
  } catch (error) {
    if (finishReason === undefined) throw error
  }
  if (finishReason === undefined) throw new AssayError('stream-cut', { url })
  const text = texts.join('')
  return { ...result, text, finishReason, usage: reader.readUsage(usage, text !== '') }
}
