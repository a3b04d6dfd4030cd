import { expect, test } from 'vitest'
import { jsonValid } from './json-valid.ts'

function scoreOf(answer: string, options: object = {}) {
  return jsonValid.score({ answer, output: answer, variables: {} }, jsonValid.options.parse(options))
}

test.each([
  ['{"a": 1}', {}, 1],
  [' [1] ', {}, 1],
  ['"text"', {}, 1],
  ['null', { kind: 'object' }, 0],
  ['[1]', { kind: 'object' }, 0],
  ['{}', { kind: 'object' }, 1],
  ['[]', { kind: 'array' }, 1],
  ["{'a': 1}", {}, 0],
  ['Sure: {"a": 1}', {}, 0],
  ['```json\n{}\n```', {}, 0],
  ['```json\n{}\n```', { stripFences: true }, 1],
  ['', {}, 0],
])('%j with %j scores %i', (answer, options, value) => {
  expect(scoreOf(answer, options).value).toBe(value)
})

test('says what is wrong', () => {
  expect(scoreOf('{').reason).toContain('not JSON')
  expect(scoreOf('7', { kind: 'object' }).reason).toBe('the JSON is of kind number, not object')
})
