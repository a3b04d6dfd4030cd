import { expect, test } from 'vitest'
import { comparePaired } from '../../../core/statistics/compare.ts'
import { drawDifference } from './difference-scale.ts'

const compare = (pairs: [number, number][], margin = 0) =>
  comparePaired({
    scale: 'pass-fail',
    pairs: pairs.map(([a, b], row) => ({ row, a, b })),
    unpairedRows: 0,
    margin,
    seed: 1,
  })
const rows = (count: number, a: number, b: number) => Array.from({ length: count }, (): [number, number] => [a, b])

test('draws pass/fail differences in points, with 0 and the margin in sight', () => {
  const drawn = drawDifference(compare([...rows(30, 0, 1), ...rows(5, 1, 0), ...rows(40, 1, 1)], 0.05))
  expect(drawn).toMatchObject({ unit: 'points', margin: 5 })
  expect(drawn?.difference).toBeCloseTo(33.3, 1)
  expect(drawn?.domain[0]).toBeLessThan(-5)
  expect(drawn?.domain[1]).toBeGreaterThan(drawn?.high ?? Infinity)
  expect(drawn?.format(33.3)).toMatch(/^\+33/u)
  expect(drawn?.format(-2)).toMatch(/^−2/u)
})

test('never draws more than a whole', () => {
  const drawn = drawDifference(compare([...rows(40, 0, 1), ...rows(2, 1, 1)]))
  expect(drawn?.domain[1]).toBeLessThanOrEqual(100)
})

test('gives an equal comparison some width', () => {
  const drawn = drawDifference(compare(rows(30, 1, 1)))
  expect(drawn && drawn.domain[1] - drawn.domain[0]).toBeGreaterThan(0)
})

test('draws nothing without an interval', () => {
  expect(drawDifference(compare([]))).toBeNull()
})
