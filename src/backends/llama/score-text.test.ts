import { afterAll, describe, expect, it } from 'vitest'
import { createStarterBackend, sentimentPrompt, starter } from './testing/starter-backend.ts'

const backend = createStarterBackend({ sequences: 2 })
afterAll(() => backend.close())
const messages = [{ role: 'user' as const, content: sentimentPrompt('The movie was amazing.') }]

async function logProbability(continuation: string): Promise<number> {
  const scored = await backend.scoreText?.({ model: starter, messages, continuation })
  return (scored?.tokens ?? []).reduce((sum, token) => sum + token.logProbability, 0)
}

describe('the log-probability of a text', () => {
  it('is highest for what the model answers, and the same every time', async () => {
    const positive = await logProbability('positive')
    expect(positive).toBeLessThanOrEqual(0)
    expect(positive).toBeGreaterThan(await logProbability('negative'))
    expect(await logProbability('positive')).toBeCloseTo(positive, 3)
  })

  it('covers every token of a text that nothing stands before but the first', async () => {
    const scored = await backend.scoreText?.({ model: starter, messages: [], continuation: 'the cat sat on the mat' })
    expect(scored?.tokens.length).toBeGreaterThan(1)
    for (const { logProbability: value } of scored?.tokens ?? []) expect(value).toBeLessThanOrEqual(0)
  })
})

it('vectors of texts have length 1, and the same text the same one', async () => {
  const made = await backend.embed?.(starter, ['a cat', 'a cat', 'an invoice'])
  const [a = [], b = [], c = []] = made?.vectors ?? []
  const dot = (left: number[], right: number[]) =>
    left.reduce((sum, value, index) => sum + value * (right[index] ?? 0), 0)
  expect(dot(a, a)).toBeCloseTo(1, 6)
  expect(dot(a, b)).toBeCloseTo(1, 4)
  expect(dot(a, c)).toBeLessThan(0.9999)
})
