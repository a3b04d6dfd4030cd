import type { StreamPiece } from '../shared/collect-stream.ts'
import { isName } from '../shared/is-name.ts'
import { isRecord } from '../shared/is-record.ts'

/**
 * Reads an event of a message's stream leniently: unknown events and blocks (tool calls, citations) say nothing,
 * thinking is hidden text. Undefined when it is not an event at all.
 */
export function readEvent(event: unknown): StreamPiece | undefined {
  if (!isRecord(event) || !isName(event.type)) return undefined
  const message = isRecord(event.message) ? event.message : {}
  const delta = isRecord(event.delta) ? event.delta : {}
  const block = isRecord(event.content_block) ? event.content_block : {}
  const usage = [event.usage, message.usage].find(isRecord)
  return {
    text: readText(delta, 'text_delta') || readText(block, 'text'),
    hasHiddenText: isHidden(delta.type) || isHidden(block.type),
    ...(isName(delta.stop_reason) && { finishReason: delta.stop_reason }),
    ...(usage && { usage: withoutNulls(usage) }),
    ...(isName(message.model) && { model: message.model }),
  }
}

function readText(part: Record<string, unknown>, type: string): string {
  return part.type === type && typeof part.text === 'string' ? part.text : ''
}

function isHidden(type: unknown): boolean {
  return typeof type === 'string' && /^(?:redacted_)?thinking/.test(type)
}

/** The last event repeats the counts of the first one, or has null for them. */
function withoutNulls(usage: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(usage).filter(([, value]) => value != null))
}
