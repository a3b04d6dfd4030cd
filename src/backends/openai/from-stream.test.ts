import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { StreamResult } from '../shared/collect-stream.ts'
import { failureOf } from '../testing/conformance.ts'
import { fromStream } from './from-stream.ts'

const url = 'http://test/v1'
const finished = { choices: [{ delta: {}, finish_reason: 'stop' }] }
const saying = (content: string) => ({ choices: [{ delta: { content }, finish_reason: null }] })

async function read(chunks: readonly unknown[], failure?: Error) {
  async function* stream() {
    yield* chunks
    if (failure) throw failure
  }
  let nowMs = 0
  let textSeen = 0
  const monotonicMs = () => (nowMs += 10)
  const texts: string[] = []
  const reader = fromStream(stream(), { url, monotonicMs, onText: () => (textSeen += 1) })
  let step = await reader.next()
  for (; !step.done; step = await reader.next()) texts.push(step.value.text)
  return { texts, textSeen, result: step.value }
}

describe('fromStream', () => {
  const folder = new URL('./fixtures/', import.meta.url)
  for (const file of readdirSync(folder)) {
    it(`reads the stream of ${file}`, async () => {
      const fixture = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as {
        chunks: unknown[]
        expected: Omit<StreamResult, 'firstTextMs' | 'lastTextMs'>
      }
      const { texts, result } = await read(fixture.chunks)
      expect(result).toMatchObject(fixture.expected)
      expect(result.usage).toStrictEqual(fixture.expected.usage)
      expect(texts.join('')).toBe(fixture.expected.text)
      expect(texts).not.toContain('')
    })
  }

  it('notes when the first and the last text came, and tells of the first one once', async () => {
    const { result, textSeen } = await read([saying(''), saying('a'), saying('b'), saying('c'), finished])
    expect([result.firstTextMs, result.lastTextMs]).toEqual([10, 30])
    expect(textSeen).toBe(1)
  })

  it('gives no times to an answer without text', async () => {
    const { result } = await read([finished])
    expect(result).toEqual({ text: '', finishReason: 'stop', usage: {}, hasHiddenText: false })
  })

  it('does not take half an answer for a whole one', async () => {
    expect(await failureOf(() => read([saying('half')]))).toMatchObject({ code: 'stream-cut', retryable: true })
    expect(await failureOf(() => read([]))).toMatchObject({ code: 'stream-cut' })
  })

  it('keeps an answer whose stream breaks after its finish reason', async () => {
    const { result } = await read([saying('whole'), finished], new Error('terminated'))
    expect(result).toMatchObject({ text: 'whole', usage: {} })
  })

  it('passes on what breaks the stream before that', async () => {
    await expect(read([saying('ha')], new TypeError('terminated'))).rejects.toThrow('terminated')
  })

  it.each([{}, { choices: null }, { choices: {} }, [], 'text', 7, null])(
    'refuses %j, which is no chunk',
    async (chunk) => {
      const failure = await failureOf(() => read([chunk, finished]))
      expect(failure).toMatchObject({ code: 'bad-reply', retryable: false })
      expect(failure.message).toContain('"choices"')
    },
  )
})
