import { expect, test } from 'vitest'
import { normalisedMatch } from './normalised-match.ts'
import { scoreText } from './testing/score-text.ts'

// 1976 and 1999: Hugging Face evaluate, metrics/squad/README.md. The others follow SQuAD's evaluate-v2.0.py.
test.each([
  ['1976', '1976', {}, 1],
  ['1999', '1976', {}, 0],
  [' The  Eiffel Tower.\n', 'eiffel tower', {}, 1],
  ['The Eiffel Tower', 'eiffel tower', { keepArticles: true }, 0],
  ['co-operate', 'cooperate', {}, 1],
  ['3.5', '35', {}, 1],
  ['naïve', 'naive', {}, 0],
  ['', 'the', {}, 1],
])('%j for %j with %j scores %i', (answer, expected, options, value) => {
  expect(scoreText(normalisedMatch, answer, expected, options)).toEqual({ value })
})

test('is unscored without an expected output', () => {
  expect(scoreText(normalisedMatch, 'a', undefined).value).toBeNull()
})
