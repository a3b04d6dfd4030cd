import { describe, expect, it } from 'vitest'
import type { RunReport } from '../contract/experiments.ts'
import { summariseRun, type RunFacts } from '../services/runs/summarise-run.ts'
import { formatReport } from './format-report.ts'

function report(costUsd: number | null): RunReport {
  const rows = Array.from({ length: 30 }, (_, index) => index)
  const facts: RunFacts = {
    header: {
      runId: 'r1',
      status: 'done',
      experimentName: 'Two wordings',
      variants: [0, 1].map((index) => ({
        name: `wording ${index}`,
        promptName: 'p',
        versionId: 'v',
        modelId: 'local/starter',
      })),
      metrics: [{ id: 'exact-match', title: 'Exact match', scale: 'pass-fail' }],
    },
    rowCount: 30,
    seed: 1,
    margin: 0,
    repeats: 1,
  }
  return summariseRun(facts, {
    finished: [],
    tags: [],
    rowMeans: rows.flatMap((rowPosition) =>
      [0, 1].map((variant) => ({
        metric: 0,
        variant,
        rowPosition,
        mean: variant === 1 || rowPosition < 10 ? 1 : 0,
        unscored: 0,
      })),
    ),
    usage: rows.flatMap(() =>
      [0, 1].map((variant) => ({
        variant,
        status: 'done' as const,
        promptTokens: 20,
        completionTokens: null,
        firstTokenMs: 1,
        totalMs: 1200,
        costUsd,
        isCached: 0,
      })),
    ),
  })
}

describe('formatReport', () => {
  it('opens with the sentence and shows every variant', () => {
    const text = formatReport(report(0))
    expect(text.split('\n')[2]).toMatch(/^wording 1 answers 67 points more rows right than wording 0/)
    expect(text).toMatch(/wording 0.*33%/)
    expect(text).toMatch(/wording 1.*100%/)
    expect(text).toContain('1.2 s')
  })

  it('says unknown for what is unknown, and nothing for what is free', () => {
    expect(formatReport(report(null))).toMatch(/unknown/)
    expect(formatReport(report(0))).toContain('$0')
    expect(formatReport(report(0)).match(/unknown/g)).toHaveLength(2)
  })
})
