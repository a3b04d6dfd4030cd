import { expect, test } from 'vitest'
import { gridColumns } from './grid-columns.ts'

const row = (variables: Record<string, unknown>, expected: string | null = null) => ({
  position: 0,
  variables,
  expected,
})

test('gives long texts more room than short ones', () => {
  const { variables, hasExpected, template } = gridColumns(
    [row({ review: 'The movie was amazing.', stars: 5 }, 'sun')],
    2,
  )
  expect(variables).toEqual(['review', 'stars'])
  expect(hasExpected).toBe(true)
  expect(template).toBe(
    '52px minmax(120px, 1.3fr) minmax(60px, 0.35fr) minmax(76px, 0.35fr) minmax(128px, 1fr) minmax(128px, 1fr)',
  )
})

test('shows no column of expected outputs where there are none, and three variables at most', () => {
  const { variables, hasExpected } = gridColumns([row({ a: 1, b: 2, c: 3, d: 4 })], 1)
  expect(hasExpected).toBe(false)
  expect(variables).toEqual(['a', 'b', 'c'])
})

test('scrolls sideways rather than squeezing many variants', () => {
  expect(gridColumns([], 26).minWidth).toBeGreaterThan(26 * 120)
})
