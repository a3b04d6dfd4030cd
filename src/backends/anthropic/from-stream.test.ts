import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { StreamResult } from '../shared/collect-stream.ts'
import { failureOf } from '../testing/conformance.ts'
import { fromStream } from './from-stream.ts'

async function read(pieces: readonly unknown[]) {
  async function* stream() {
    yield* pieces
  }
  const texts: string[] = []
  const reader = fromStream(stream(), { url: 'http://test', monotonicMs: () => 0, onText: () => undefined })
  let step = await reader.next()
  for (; !step.done; step = await reader.next()) texts.push(step.value.text)
  return { texts, result: step.value }
}

describe('fromStream', () => {
  const folder = new URL('./fixtures/', import.meta.url)
  for (const file of readdirSync(folder)) {
    it(`reads the stream of ${file}`, async () => {
      const fixture = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as {
        events: unknown[]
        expected: Omit<StreamResult, 'firstTextMs' | 'lastTextMs'>
      }
      const { texts, result } = await read(fixture.events)
      const { firstTextMs: _, lastTextMs: __, ...rest } = result
      expect(rest).toStrictEqual(fixture.expected)
      expect(texts.join('')).toBe(fixture.expected.text)
      expect(texts).not.toContain('')
    })
  }

  it.each([{}, { type: 7 }, [], 'text', 7, null])('refuses %j, which is no event', async (event) => {
    const failure = await failureOf(() => read([event]))
    expect(failure).toMatchObject({ code: 'bad-reply', retryable: false })
    expect(failure.message).toContain('"type"')
  })
})
