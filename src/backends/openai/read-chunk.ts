import type { StreamPiece } from '../shared/collect-stream.ts'
import { isName } from '../shared/is-name.ts'
import { isRecord } from '../shared/is-record.ts'

/**
 * Reads a chunk leniently: unknown fields are passed over, a missing `delta` or `content` is no text, a whole `message`
 * in its place is taken, and a last chunk may carry `usage` without choices. Undefined when it is not a chunk at all.
 */
export function readChunk(chunk: unknown): StreamPiece | undefined {
  if (!isRecord(chunk)) return undefined
  const usage = isRecord(chunk.usage) ? chunk.usage : undefined
  if (!Array.isArray(chunk.choices) && !usage) return undefined
  const choice: unknown = Array.isArray(chunk.choices) ? chunk.choices[0] : undefined
  const said = readChoice(isRecord(choice) ? choice : {})
  return {
    ...said,
    ...(usage && { usage }),
    ...(isName(chunk.model) && { model: chunk.model }),
    ...(isName(chunk.system_fingerprint) && { systemFingerprint: chunk.system_fingerprint }),
  }
}

function readChoice(choice: Record<string, unknown>): Pick<StreamPiece, 'text' | 'hasHiddenText' | 'finishReason'> {
  const part = [choice.delta, choice.message].find(isRecord) ?? {}
  const hidden = readText(part.reasoning_content) || readText(part.reasoning)
  return {
    text: readText(part.content) || readText(part.refusal) || (part.content === undefined ? readText(choice.text) : ''),
    hasHiddenText: hidden !== '',
    ...(isName(choice.finish_reason) && { finishReason: choice.finish_reason }),
  }
}

/** A text, or the text parts of a list of parts; other kinds of part (thinking, images) are not text. */
function readText(content: unknown): string {
  if (typeof content === 'string') return content
  if (!Array.isArray(content)) return ''
  return content.map((part: unknown) => (isRecord(part) && part.type === 'text' ? readText(part.text) : '')).join('')
}
