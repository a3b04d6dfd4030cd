import { describe, expect, test } from 'vitest'
import type { Sample } from '../metric.ts'
import { answerLength } from './answer-length.ts'
import { cost } from './cost.ts'
import { finished } from './finished.ts'
import { generationSpeed } from './generation-speed.ts'
import { latency } from './latency.ts'
import { tokens } from './tokens.ts'

const bare: Sample = { answer: 'a b', output: 'a b', variables: {} }
const known: Sample = {
  ...bare,
  usage: { promptTokens: 7, completionTokens: 3, reasoningTokens: 1 },
  timing: { totalMs: 20, firstTokenMs: 5, tokensPerSecond: 200 },
  costUsd: 0,
  finishReason: 'length',
}

describe('what an answer took', () => {
  test('is its score', () => {
    expect(latency.score(known, { measure: 'total' }).value).toBe(20)
    expect(latency.score(known, { measure: 'first-token' }).value).toBe(5)
    expect(generationSpeed.score(known, {}).value).toBe(200)
    const counted = (['answer', 'prompt', 'total', 'reasoning'] as const).map((count) => tokens.score(known, { count }))
    expect(counted.map(({ value }) => value)).toEqual([3, 7, 10, 1])
    expect(cost.score(known, {}).value).toBe(0)
    expect(finished.score(known, {})).toEqual({ value: 0, reason: 'ended by: length' })
    expect(finished.score({ ...known, finishReason: 'stop' }, {})).toEqual({ value: 1 })
    expect(answerLength.score(known, { unit: 'words' }).value).toBe(2)
  })

  test('is unscored where it is unknown, never 0', () => {
    const scores = [
      latency.score(bare, { measure: 'total' }),
      generationSpeed.score(bare, {}),
      tokens.score({ ...bare, usage: { promptTokens: 7 } }, { count: 'total' }),
      cost.score(bare, {}),
      finished.score({ ...bare, finishReason: 'other' }, {}),
    ]
    for (const score of scores) expect(score).toEqual({ value: null, reason: expect.stringMatching(/\w/u) })
  })

  test('is better when there is less of it, but for speed', () => {
    const lower = [latency, tokens, cost, answerLength].map(({ lowerIsBetter }) => lowerIsBetter)
    expect(lower).toEqual([true, true, true, true])
    expect(generationSpeed.lowerIsBetter).toBeUndefined()
  })
})
