import { expect, test } from 'vitest'
import { length } from './length.ts'
import { scoreText } from './testing/score-text.ts'

test.each([
  ['one two three', { maximum: 3 }, { value: 1 }],
  ['one two three', { maximum: 2 }, { value: 0, reason: '3 words: more than 2' }],
  ['one', { minimum: 2, maximum: 4 }, { value: 0, reason: '1 word: fewer than 2' }],
  ['one-two  three\n', { minimum: 2, maximum: 2 }, { value: 1 }],
  ['', { minimum: 1 }, { value: 0, reason: '0 words: fewer than 1' }],
  ['', { maximum: 0 }, { value: 1 }],
  ['a😀b\n', { unit: 'characters', minimum: 3, maximum: 3 }, { value: 1 }],
  ['One. Two! Three?', { unit: 'sentences', maximum: 2 }, { value: 0, reason: '3 sentences: more than 2' }],
  ['One\r\n\r\nTwo\nThree', { unit: 'lines', minimum: 3, maximum: 3 }, { value: 1 }],
])('%j with %j', (answer, options, score) => {
  expect(scoreText(length, answer, undefined, options)).toEqual(score)
})

test.each([{}, { minimum: 3, maximum: 2 }, { minimum: -1 }, { maximum: 1.5 }])('refuses the limits %j', (options) => {
  expect(length.options.safeParse(options).success).toBe(false)
})

test('does not measure an answer that is too long', () => {
  expect(scoreText(length, 'a'.repeat(1_000_001), undefined, { maximum: 1 }).value).toBeNull()
})
