import { expect, test } from 'vitest'
import { pairRuns, type PairedRuns } from './pair-runs.ts'

const keys = (values: (number | null)[]) => values.map((key, position) => ({ position, key }))
const asked: PairedRuns = {
  runIds: ['old', 'new'],
  datasetVersionIds: ['d', 'd'],
  seed: 1,
  pairs: [{ of: { metric: 0, variant: 0 }, against: { metric: 1, variant: 0 }, scale: 'pass-fail', margin: 0 }],
}
const scores: Record<string, (number | null)[]> = {
  old: [0, 0, 0, 0, 0, 0, 0, 0, 1, null],
  new: [1, 1, 1, 1, 1, 1, 1, 1, 1, 1],
}
const grids = { listScores: ({ runId }: { runId: string }) => keys(scores[runId] ?? []) }

test('pairs the rows of two runs and judges them as two variants', () => {
  const [comparison] = pairRuns({ grids, charts: { matchRows: () => new Map() } }, asked)
  expect(comparison).toMatchObject({ rows: 9, unpairedRows: 1, meanA: 1 / 9, meanB: 1, verdict: 'B better' })
})

test('pairs rows of different data by what they hold', () => {
  const charts = { matchRows: () => new Map([[8, 0]]) }
  const [comparison] = pairRuns({ grids, charts }, { ...asked, datasetVersionIds: ['d', 'e'] })
  expect(comparison).toMatchObject({ rows: 1, unpairedRows: 9, meanA: 1, meanB: 1 })
})
