import fc from 'fast-check'
import { expect, test } from 'vitest'
import { scoreText } from './testing/score-text.ts'
import { tokenF1 } from './token-f1.ts'

// 1976 and 1999: Hugging Face evaluate, metrics/squad/README.md. The others: compute_f1 of SQuAD's evaluate-v2.0.py.
test.each([
  ['1976', '1976', 1],
  ['1999', '1976', 0],
  ['The Denver Broncos', 'Denver Broncos', 1],
  ['the team of Denver', 'Denver Broncos', 0.4],
  ['cat cat dog', 'cat dog dog', 2 / 3],
  ['', '', 1],
  ['the', 'a', 1],
  ['', 'yes', 0],
  ['yes', '', 0],
])('%j for %j scores %f', (answer, expected, value) => {
  expect(scoreText(tokenF1, answer, expected).value).toBeCloseTo(value, 12)
})

test('gives precision or recall where asked to', () => {
  expect(scoreText(tokenF1, 'in the north of Spain', 'Spain', { measure: 'precision' })).toEqual({ value: 0.25 })
  expect(scoreText(tokenF1, 'in the north of Spain', 'Spain', { measure: 'recall' })).toEqual({ value: 1 })
})

test('counts articles where asked to', () => {
  expect(scoreText(tokenF1, 'die', 'die a', { keepArticles: true }).value).toBeCloseTo(2 / 3, 12)
})

test('is 1 for a text with itself, symmetric, and between 0 and 1', () => {
  const words = fc.array(fc.constantFrom('the', 'cat', 'dog', 'Dog!', 'owl'), { maxLength: 8 })
  fc.assert(
    fc.property(words, words, (left, right) => {
      const [a, b] = [left.join(' '), right.join(' ')]
      const value = scoreText(tokenF1, a, b).value ?? -1
      expect(value >= 0 && value <= 1).toBe(true)
      expect(scoreText(tokenF1, b, a).value).toBeCloseTo(value, 12)
      expect(scoreText(tokenF1, a, a).value).toBe(1)
    }),
  )
})

test('is unscored without an expected output', () => {
  expect(scoreText(tokenF1, 'a', undefined).value).toBeNull()
})
