import { describe, expect, it } from 'vitest'
import type { UsageRecord } from '../../storage/report-store.ts'
import { summariseRun, type RunFacts, type RunMeasures } from './summarise-run.ts'

const rowCount = 12

function facts(variantCount: number, status: RunFacts['header']['status'] = 'done'): RunFacts {
  return {
    header: {
      runId: 'r',
      status,
      experimentName: 'e',
      variants: Array.from({ length: variantCount }, (_, index) => {
        return { name: `variant ${index}`, promptName: 'p', versionId: 'v', modelId: 'm' }
      }),
      metrics: [{ id: 'exact-match', title: 'Exact match', scale: 'pass-fail' }],
    },
    rowCount,
    seed: 1,
    margin: 0,
    repeats: 1,
  }
}

/** Every row of every variant, with what `meanOf` says; undefined is a row that is not finished. */
function measures(
  variantCount: number,
  meanOf: (variant: number, row: number) => number | null | undefined,
): RunMeasures {
  const places = Array.from({ length: variantCount * rowCount }, (_, index) => ({
    variant: index % variantCount,
    rowPosition: Math.floor(index / variantCount),
  }))
  const rowMeans = places.flatMap(({ variant, rowPosition }) => {
    const mean = meanOf(variant, rowPosition)
    return mean === undefined ? [] : [{ metric: 0, variant, rowPosition, mean, unscored: mean === null ? 1 : 0 }]
  })
  return { rowMeans, usage: [], finished: [], tags: [] }
}

const cell = (known: Partial<UsageRecord>): UsageRecord => ({
  variant: 0,
  status: 'done',
  promptTokens: 10,
  completionTokens: 2,
  costUsd: 0.5,
  isCached: 0,
  firstTokenMs: 10,
  totalMs: 100,
  ...known,
})

describe('summariseRun', () => {
  it('compares nothing where there is one variant', () => {
    const report = summariseRun(
      facts(1),
      measures(1, (_, row) => row % 2),
    )
    expect(report.comparisons).toEqual([])
    expect(report.scores).toMatchObject([{ mean: 0.5, rows: rowCount, unscored: 0 }])
  })

  it('compares every pair of 26 variants, the first two first', () => {
    const { comparisons, scores } = summariseRun(
      facts(26),
      measures(26, (variant, row) => (row < variant ? 1 : 0)),
    )
    expect(scores).toHaveLength(26)
    expect(comparisons).toHaveLength(325)
    expect(comparisons[0]).toMatchObject({ a: 0, b: 1, comparison: { familySize: 325 } })
  })

  it('says that there is not enough evidence where nothing could be scored', () => {
    const { comparisons, scores } = summariseRun(
      facts(2),
      measures(2, () => null),
    )
    expect(scores).toMatchObject([0, 1].map(() => ({ mean: null, low: null, high: null, rows: 0, unscored: rowCount })))
    expect(comparisons[0]?.comparison).toMatchObject({
      verdict: 'not enough evidence',
      rows: 0,
      unpairedRows: rowCount,
    })
  })

  it('counts rows as left out only when the run is done', () => {
    const some = measures(2, (variant, row) => (row < 6 + variant ? 1 : undefined))
    const unpaired = (status: RunFacts['header']['status']) =>
      summariseRun(facts(2, status), some).comparisons[0]?.comparison.unpairedRows
    expect(['paused', 'cancelled', 'running', 'done'].map((status) => unpaired(status as 'done'))).toEqual([0, 0, 0, 6])
  })

  it('takes medians of what was measured, so without cached answers, and adds up the costs that are known', () => {
    const cached = cell({ isCached: 1, costUsd: 0, firstTokenMs: null, totalMs: null })
    const usage = [cell({ totalMs: 100 }), cell({ totalMs: 300 }), cached, cell({ costUsd: null, totalMs: 200 })]
    const failed = cell({ status: 'failed', costUsd: null, totalMs: null, promptTokens: null })
    const report = summariseRun(facts(1), { rowMeans: [], finished: [], tags: [], usage: [...usage, failed] })
    expect(report.usage).toEqual([
      {
        variant: 0,
        cells: 4,
        failed: 1,
        promptTokensMean: 10,
        completionTokensMean: 2,
        firstTokenMsMedian: 10,
        totalMsMedian: 200,
        knownCostUsd: 1,
        unknownCostCount: 1,
      },
    ])
  })
})
