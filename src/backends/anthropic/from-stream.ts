import { collectStream, type StreamContext, type StreamResult } from '../shared/collect-stream.ts'
import type { TextEvent } from '../shared/hosted-api.ts'
import { readEvent } from './read-event.ts'
import { readUsage } from './read-usage.ts'

/** Reads the events of a message, as `collectStream` says. */
export function fromStream(
  events: AsyncIterable<unknown>,
  context: StreamContext,
): AsyncGenerator<TextEvent, StreamResult> {
  return collectStream(events, { read: readEvent, readUsage, problem: 'a piece of the answer has no "type"' }, context)
}
