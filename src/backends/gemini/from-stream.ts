import { collectStream, type StreamContext, type StreamResult } from '../shared/collect-stream.ts'
import type { TextEvent } from '../shared/hosted-api.ts'
import { readChunk } from './read-chunk.ts'
import { readUsage } from './read-usage.ts'

/** Reads the chunks of generated content, as `collectStream` says. */
export function fromStream(
  chunks: AsyncIterable<unknown>,
  context: StreamContext,
): AsyncGenerator<TextEvent, StreamResult> {
  const problem = 'a piece of the answer has no "candidates"'
  return collectStream(chunks, { read: readChunk, readUsage, problem }, context)
}
