import { expect, test } from 'vitest'
import { sniffDelimiter } from './sniff-delimiter.ts'

test.each([
  ['a,b\n1,2', ','],
  ['a;b\n1,5;2,5', ';'],
  ['a\tb\n1,5\t2', '\t'],
  ['"a,b,c";d\n1;2', ';'],
  ['a;b,c\n1;2', ';'],
  ['text\nWhat, now?', ','],
  ['', ','],
  ['a,b', ','],
  [`a;b\n${'x;"1,2,3\n4,5"\n'.repeat(100)}`, ';'],
])('of %.20j is %j', (text, delimiter) => {
  expect(sniffDelimiter(text)).toBe(delimiter)
})
