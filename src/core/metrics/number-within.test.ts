import fc from 'fast-check'
import { expect, test } from 'vitest'
import { numberWithin } from './number-within.ts'

function scoreOf(answer: string, expected: string | undefined, options: object = {}) {
  const sample = { answer, output: answer, variables: {}, ...(expected !== undefined && { expected }) }
  return numberWithin.score(sample, numberWithin.options.parse(options))
}

test.each([
  ['3 + 4 = 7', '7', {}, 1],
  ['3 + 4 = 7', '3', { take: 'first' }, 1],
  ['7', '7.0', {}, 1],
  ['$1,234.50 in all', '1234.5', {}, 1],
  ['1.0', '1.1', { absolute: 0.1 }, 1],
  ['0.99', '1.1', { absolute: 0.1 }, 0],
  ['99', '100', { relative: 0.01 }, 1],
  ['98', '100', { relative: 0.01 }, 0],
  ['98', '100', { relative: 0.01, absolute: 2 }, 1],
  ['-99', '-100', { relative: 0.01 }, 1],
  ['1,5', '1,5', { decimal: 'comma' }, 1],
  ['0.30000000000000004', '0.3', {}, 0],
  ['7 or 8', '8', { take: 'only' }, 0],
  ['8', '8', { take: 'only' }, 1],
  ['about 12', 'no number', { expected: 12 }, 1],
  ['the year 2024.', '# 2024', {}, 1],
])('%j for %j with %j scores %i', (answer, expected, options, value) => {
  expect(scoreOf(answer, expected, options).value).toBe(value)
})

test('an answer without a number is wrong, and says so', () => {
  expect(scoreOf('I do not know', '7')).toEqual({ value: 0, reason: 'the answer holds no number' })
})

test.each([undefined, '', 'seven'])('is unscored when the expected output is %j', (expected) => {
  expect(scoreOf('7', expected).value).toBeNull()
})

test('agrees with math.isclose of a tolerance far from rounding', () => {
  const number = fc.integer({ min: -1_000_000, max: 1_000_000 })
  fc.assert(
    fc.property(number, number, fc.nat(100), (answer, expected, absolute) => {
      const isClose = Math.abs(answer - expected) <= absolute
      expect(scoreOf(String(answer), String(expected), { absolute }).value).toBe(Number(isClose))
    }),
  )
})
