import fc from 'fast-check'
import { expect, test } from 'vitest'
import { levenshtein } from './levenshtein.ts'
import { scoreText } from './testing/score-text.ts'

// The values of rapidfuzz 3.14, distance.Levenshtein.normalized_similarity.
test.each([
  ['kitten', 'sitting', {}, 0.5714285714285714],
  ['lewenstein', 'levenshtein', {}, 0.8181818181818181],
  ['Saturday', 'Sunday', {}, 0.625],
  ['', 'abc', {}, 0],
  ['same', 'same', {}, 1],
  ['a😀', 'a😁', {}, 0.5],
  ['the cat sat', 'the dog sat down', { unit: 'words' }, 0.5],
  ['YES', 'yes', {}, 0],
  ['YES', 'yes', { ignoreCase: true }, 1],
  ['yes\n', 'yes', {}, 1],
  ['yes\n', 'yes', { trim: false }, 0.75],
  ['', '', {}, 1],
])('%j for %j with %j scores %f', (answer, expected, options, value) => {
  expect(scoreText(levenshtein, answer, expected, options).value).toBeCloseTo(value, 12)
})

test('is 1 only for equal texts, symmetric, and between 0 and 1', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 20 })
  fc.assert(
    fc.property(text, text, (a, b) => {
      const value = scoreText(levenshtein, a, b, { trim: false }).value ?? -1
      expect(value >= 0 && value <= 1).toBe(true)
      expect(scoreText(levenshtein, b, a, { trim: false }).value).toBe(value)
      expect(value === 1).toBe(a === b)
    }),
  )
})

test('does not compare texts that are too long', () => {
  expect(scoreText(levenshtein, 'a'.repeat(20_001), 'a').reason).toContain('limit is 20000')
  expect(scoreText(levenshtein, 'a '.repeat(20_001), 'a', { unit: 'words' }).reason).toContain('20001 words')
  expect(scoreText(levenshtein, 'a'.repeat(200_001), 'a').reason).toContain('limit is 200000')
})

test('is unscored without an expected output', () => {
  expect(scoreText(levenshtein, 'a', undefined).value).toBeNull()
})
