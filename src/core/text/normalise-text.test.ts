import { expect, test } from 'vitest'
import { normaliseText } from './normalise-text.ts'

test.each([
  ['  Hello,  World! ', { ignoreCase: true, trim: true, ignorePunctuation: true, collapseSpaces: true }, 'hello world'],
  [' as it is ', {}, ' as it is '],
  ['e\u0301', {}, '\u00e9'],
  ['ÄÖÜ', { ignoreCase: true }, 'äöü'],
  ['"$5" – «five»', { ignorePunctuation: true, collapseSpaces: true }, '5 five'],
  ['a\n\tb', { collapseSpaces: true }, 'a b'],
])('%j with %j is %j', (text, rules, result) => {
  expect(normaliseText(text, rules)).toBe(result)
})
