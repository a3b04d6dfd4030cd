import { expect, test } from 'vitest'
import { rowChecks } from './row-checks.ts'

const score = (answer: string, checks: unknown) =>
  rowChecks.score({ answer, output: answer, variables: { checks } }, { column: 'checks' })

test('passes when all checks of the row do, and names those that fail', () => {
  const checks = [
    { id: 'contains', expected: 'yes' },
    { id: 'contains', options: { text: 'no' }, negate: true },
    { id: 'json-schema', options: { schema: { type: 'object' } }, negate: true },
  ]
  expect(score('yes', checks)).toEqual({ value: 1 })
  expect(score('no', checks)).toMatchObject({ value: 0, reason: 'fails contains: "yes"; contains: "no"' })
})

test('a number passes from its threshold on, and a row may ask for a share of the weights', () => {
  expect(score('abcd', [{ id: 'levenshtein', expected: 'abcx', atLeast: 0.75 }]).value).toBe(1)
  expect(score('abcd', [{ id: 'levenshtein', expected: 'abxx', atLeast: 0.75 }]).value).toBe(0)
  const checks = [
    { id: 'contains', expected: 'a', weight: 3 },
    { id: 'contains', expected: 'z' },
  ]
  expect(score('a', { threshold: 0.75, checks }).value).toBe(1)
  expect(score('a', { threshold: 0.8, checks }).value).toBe(0)
})

test('is unscored without checks, and when a check cannot be scored', () => {
  expect(score('a', undefined)).toMatchObject({ value: null })
  expect(score('a', [])).toMatchObject({ value: null })
  expect(score('a', 'contains')).toMatchObject({ value: null })
  expect(score('a', [{ id: 'contains' }])).toMatchObject({ value: null })
  expect(score('a', [{ id: 'nothing' }])).toMatchObject({
    value: null,
    reason: expect.stringContaining('There is no metric'),
  })
})
