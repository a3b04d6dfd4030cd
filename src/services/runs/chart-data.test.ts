import { expect, test } from 'vitest'
import { pairRows, spreadLatencies } from './chart-data.ts'

const of = { runId: 'r', metric: 0, a: 0, b: 1 }

test('counts rows by who is right, and leaves out those that one variant has no score for', () => {
  const listPairs = (): [number, number | null, number | null][] => [
    [0, 1, 1],
    [1, 1, 0],
    [2, 0, 1],
    [3, 0, 0.5],
    [4, 1, null],
  ]
  expect(pairRows({ listPairs }, of)).toEqual({
    rows: 4,
    counts: { both: 1, onlyA: 1, onlyB: 1, neither: 1 },
    points: [
      { row: 1, a: 1, b: 1 },
      { row: 2, a: 1, b: 0 },
      { row: 3, a: 0, b: 1 },
      { row: 4, a: 0, b: 0.5 },
    ],
  })
})

test('draws a thousand points at most, spread over the run', () => {
  const listPairs = () => Array.from({ length: 50_000 }, (_, row): [number, number, number] => [row, 0, 1])
  const { rows, points } = pairRows({ listPairs }, of)
  expect(rows).toBe(50_000)
  expect(points.length).toBeGreaterThan(900)
  expect(points.length).toBeLessThanOrEqual(1000)
  expect(points.at(-1)?.row).toBeGreaterThan(45_000)
})

test('sorts answers into classes, the slowest into the last one', () => {
  const listLatencies = (_: string, variant: number) =>
    variant === 0 ? Array.from({ length: 101 }, (__, ms) => ms) : variant === 1 ? [5000] : []
  const { to, variants } = spreadLatencies({ listLatencies }, { runId: 'r', variantCount: 3 })
  expect(to).toBe(5000)
  expect(variants.map(({ variant, answers }) => [variant, answers])).toEqual([
    [0, 101],
    [1, 1],
  ])
  expect(variants[0]?.quantiles).toEqual([5, 25, 50, 75, 95])
  expect(variants[1]?.classes.at(-1)).toBe(1)
  expect(spreadLatencies({ listLatencies: () => [] }, { runId: 'r', variantCount: 1 }).variants).toEqual([])
})
