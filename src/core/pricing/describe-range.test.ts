import { expect, test } from 'vitest'
import { describeRange } from './describe-range.ts'

test.each([
  [null, 'unknown'],
  [{ low: 0, typical: 0, high: 0 }, '$0'],
  [{ low: 0.0123, typical: 0.04567, high: 1.234 }, 'about $0.046 ($0.012 to $1.23)'],
])('%j is %s', (range, words) => {
  expect(describeRange(range)).toBe(words)
})
