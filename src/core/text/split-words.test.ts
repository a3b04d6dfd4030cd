import { expect, test } from 'vitest'
import { splitWords, trimEnd } from './split-words.ts'

// The same as "…".split() of Python 3.11.
test.each([
  ['', []],
  [' \n', []],
  ['one', ['one']],
  [' a  b\tc\n', ['a', 'b', 'c']],
  ['a\u00a0b\u3000c\u0085d\u001ce', ['a', 'b', 'c', 'd', 'e']],
  ['a\ufeffb\u200bc', ['a\ufeffb\u200bc']],
])('%j has the words %j', (text, words) => {
  expect(splitWords(text)).toEqual(words)
})

test.each([
  [' a \n\u0085', ' a'],
  ['a\ufeff', 'a\ufeff'],
  ['  ', ''],
])('%j without blanks at its end is %j', (text, trimmed) => {
  expect(trimEnd(text)).toBe(trimmed)
})
