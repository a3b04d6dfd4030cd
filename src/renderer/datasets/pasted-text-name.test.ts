import { expect, test } from 'vitest'
import { pastedTextName } from './pasted-text-name.ts'

test.each([
  ['text,expected\na,b', 'pasted text.csv'],
  ['text\texpected\na\tb', 'pasted text.tsv'],
  ['  [ { "text": "a" } ]', 'pasted text.json'],
  ['{ "text": "a" }\n{ "text": "b" }', 'pasted text.jsonl'],
])('names a text by what it looks like', (text, name) => {
  expect(pastedTextName(text)).toBe(name)
})
