import { describe, expect, test } from 'vitest'
import type { Score } from '../metric.ts'
import { allOf } from './all-of.ts'
import { groundedness } from './groundedness.ts'
import { language } from './language.ts'
import { script } from './script.ts'
import { scoreText } from './testing/score-text.ts'
import { weightedScore } from './weighted-score.ts'

const scores = new Map<string, Score>([
  ['bleu', { value: 40 }],
  ['Short', { value: 0 }],
  ['judge', { value: null, reason: 'nonsense' }],
])
const sample = { answer: '', output: '', variables: {}, scores }

describe('metrics made of others', () => {
  test('hold thresholds against them', () => {
    const score = (options: object) => allOf.score(sample, allOf.options.parse(options))
    const parts = [
      { metric: 'bleu', atLeast: 30 },
      { metric: 'Short', atLeast: 1 },
    ]
    expect(score({ parts })).toMatchObject({ value: 0, reason: 'Short: 0 is below 1' })
    expect(score({ parts, needed: 1 })).toMatchObject({ value: 1 })
    expect(score({ parts: [{ metric: 'judge', atLeast: 1 }] })).toMatchObject({ value: null })
    expect(score({ parts: [{ metric: 'gone', atLeast: 1 }] })).toMatchObject({ value: null })
  })

  test('weigh them', () => {
    const parts = [
      { metric: 'bleu', weight: 3, to: 100 },
      { metric: 'Short', weight: 1 },
    ]
    expect(weightedScore.score(sample, weightedScore.options.parse({ parts })).value).toBeCloseTo(0.3, 9)
  })
})

test('language is told apart, and not for a few letters', () => {
  const german = 'Das ist ein ganz gewöhnlicher deutscher Satz über das Wetter.'
  expect(scoreText(language, german, undefined, { language: 'de' }).value).toBe(1)
  expect(scoreText(language, german, 'This is the expected sentence in English.')).toMatchObject({ value: 0 })
  expect(scoreText(language, 'Hm.', undefined, { language: 'de' }).value).toBeNull()
  expect(() => language.options.parse({ language: 'xx' })).toThrow('no such language')
})

test('groundedness counts sentences whose words stand in the context', () => {
  const variables = { context: 'The bridge was opened in 1932 by the mayor of Sydney.' }
  const answer = 'The bridge was opened in 1932. Elephants built everything underneath.'
  const score = groundedness.score({ answer, output: answer, variables }, groundedness.options.parse({}))
  expect(score).toMatchObject({ value: 0.5, reason: 'not found: Elephants built everything underneath.' })
  expect(groundedness.score({ answer, output: answer, variables: {} }, groundedness.options.parse({})).value).toBeNull()
})

test.each([
  [true, { value: 1 }],
  [0.25, { value: 0.25 }],
  [
    { value: false, reason: 'no' },
    { value: 0, reason: 'no' },
  ],
  [null, { value: null, reason: 'the code gave no score' }],
  ['yes', { value: null, reason: expect.stringContaining('neither a number') }],
])('code that returns %j is read', async (returned, score) => {
  const tools = { runScript: async () => returned } as unknown as Parameters<typeof script.score>[2]
  const options = { code: 'function score() {}' }
  expect(await script.score(sample, options, tools, new AbortController().signal)).toEqual(score)
})
