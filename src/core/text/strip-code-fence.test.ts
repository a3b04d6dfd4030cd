import { expect, test } from 'vitest'
import { stripCodeFence } from './strip-code-fence.ts'

test.each([
  ['```json\n{"a": 1}\n```', '{"a": 1}'],
  ['Here you are:\n\n```\n{}\n```\nAnything else?', '{}'],
  ['~~~\n1\n~~~', '1'],
  ['````\n```\ninner\n```\n````', '```\ninner\n```'],
  ['```json\r\n[1,\r\n2]\r\n```', '[1,\n2]'],
  ['```json\n{"a": 1', '{"a": 1'],
  ['first\n```\na\n```\n```\nb\n```', 'a'],
  ['  no fence ', 'no fence'],
  ['inline `code` only', 'inline `code` only'],
  ['```{"a":1}```', '```{"a":1}```'],
])('of %j leaves %j', (text, content) => {
  expect(stripCodeFence(text)).toBe(content)
})
