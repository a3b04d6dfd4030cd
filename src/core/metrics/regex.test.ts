import { expect, test } from 'vitest'
import { regex } from './regex.ts'

test.each([
  ['id-42', { pattern: String.raw`^id-\d+$` }, 1],
  ['ID-42', { pattern: '^id', flags: 'i' }, 1],
  ['ID-42', { pattern: '^id' }, 0],
  ['As an AI', { pattern: 'as an ai', flags: 'i', negate: true }, 0],
])('%j with %j scores %i', (answer, options, value) => {
  expect(regex.score({ answer, output: answer, variables: {} }, regex.options.parse(options))).toEqual({ value })
})

test('refuses an expression that cannot be compiled', () => {
  expect(regex.options.safeParse({ pattern: '[' }).success).toBe(false)
})
