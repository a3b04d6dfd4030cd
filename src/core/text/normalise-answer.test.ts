import { expect, test } from 'vitest'
import { normaliseAnswer } from './normalise-answer.ts'

// The values that normalize_answer of SQuAD's evaluate-v2.0.py gives.
test.each([
  ['The Eiffel Tower.', 'eiffel tower'],
  ['a\tcat,  an  owl', 'cat owl'],
  ["the-end isn't the.end", 'theend isnt theend'],
  ['$1,234.50', '123450'],
  ['theory anthem', 'theory anthem'],
  ['thé à la', 'thé à la'],
  ['an é', 'é'],
  ['“Quoted” — kept', '“quoted” — kept'],
  ['the a an', ''],
  ['', ''],
])('%j is compared as %j', (text, normal) => {
  expect(normaliseAnswer(text)).toBe(normal)
})

test('keeps articles where asked to', () => {
  expect(normaliseAnswer('The  Who!', { keepArticles: true })).toBe('the who')
})
