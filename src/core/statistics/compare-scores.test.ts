import { describe, expect, it } from 'vitest'
import { compareScores } from './compare-scores.ts'

const lines = (metric: string, pairs: readonly [a: number | null, b: number | null][]) =>
  pairs.map(([a, b], row) => ({ row, metric, a, b }))

describe('compareScores', () => {
  it('judges metrics as one family, each on its own scale', () => {
    const right = lines(
      'right',
      Array.from({ length: 12 }, () => [0, 1]),
    )
    const length = lines(
      'length',
      Array.from({ length: 12 }, (_, row) => [100 + row, 90 + row * 0.5]),
    )
    const [first, second] = compareScores([...right, ...length], { seed: 1, lowerIsBetter: ['length'] })
    expect(first).toMatchObject({
      metric: 'right',
      comparison: { scale: 'pass-fail', verdict: 'B better', familySize: 2 },
    })
    expect(second).toMatchObject({ metric: 'length', comparison: { scale: 'number', verdict: 'B better' } })
    // Both exact p-values are 2 / 2^12; Holm doubles the first.
    expect(first?.comparison.test.pValue).toBeCloseTo(2 / 4096, 12)
    expect(first?.comparison.adjustedPValue).toBeCloseTo(4 / 4096, 12)
  })

  it('averages repeats, and counts rows that one side has no score for', () => {
    const scores = [
      { row: 'x', metric: 'm', a: 0, b: 1 },
      { row: 'x', metric: 'm', a: 1, b: 1 },
      { row: 'y', metric: 'm', a: null, b: 1 },
    ]
    const [only] = compareScores(scores, { seed: 1 })
    expect(only?.comparison).toMatchObject({ rows: 1, unpairedRows: 1, meanA: 0.5, meanB: 1 })
  })

  it('has nothing to say of nothing', () => {
    expect(compareScores([], { seed: 1 })).toEqual([])
  })
})
