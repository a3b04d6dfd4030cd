import { expect, test } from 'vitest'
import { compareFamily } from '../../../core/statistics/compare-family.ts'
import { comparePaired } from '../../../core/statistics/compare.ts'
import { whyFacts } from './why-facts.ts'

const names = { nameA: 'plain', nameB: 'examples' }
const rows = (count: number, a: number, b: number) => Array.from({ length: count }, () => ({ a, b }))
const compare = (pairs: { a: number; b: number }[], unpairedRows = 0) =>
  comparePaired({
    scale: 'pass-fail',
    pairs: pairs.map((pair, row) => ({ row, ...pair })),
    unpairedRows,
    margin: 0,
    seed: 1,
  })

test('tells the rows and who did better where, and leaves the test to the reason', () => {
  const comparison = compare([...rows(12, 0, 1), ...rows(2, 1, 0), ...rows(30, 1, 1)], 3)
  expect(whyFacts(comparison, names)).toEqual([
    '44 paired rows, 3 left out',
    'only examples right on 12, only plain right on 2, the same on 30',
    'effect size 0.71 (rank-biserial)',
    expect.stringMatching(/ interval$/u),
  ])
})

test('gives the adjusted p-value beside the plain one where comparisons are judged together', () => {
  const [first] = compareFamily([
    compare([...rows(12, 0, 1), ...rows(9, 1, 1)]),
    compare([...rows(2, 0, 1), ...rows(9, 1, 1)]),
  ])
  expect(first && whyFacts(first, names).slice(0, 2)).toEqual([
    expect.stringMatching(/^McNemar exact p /u),
    expect.stringContaining('Holm-adjusted for 2 comparisons'),
  ])
})

test('names the test where the reason does not', () => {
  const equivalent = {
    ...compare([...rows(3, 0, 1), ...rows(3, 1, 0), ...rows(600, 1, 1)]),
    reason: 'The interval lies within the margin.',
  }
  expect(whyFacts(equivalent, names)[0]).toMatch(/^McNemar exact p /u)
})

test('has nothing to say without rows', () => {
  expect(whyFacts(compare([]), names)).toEqual([])
})
