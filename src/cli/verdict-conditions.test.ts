import { describe, expect, it } from 'vitest'
import type { RunProgress, RunReport } from '../contract/experiments.ts'
import { comparePaired } from '../core/statistics/compare.ts'
import { checkConditions, failedConditions } from './verdict-conditions.ts'
import { writeJunit } from './write-junit.ts'
import { writeSummary } from './write-summary.ts'

/** B beats A on every row. */
const comparison = comparePaired({
  scale: 'pass-fail',
  pairs: Array.from({ length: 10 }, (_, row) => ({ row, a: 0, b: 1 })),
  unpairedRows: 0,
  seed: 1,
})

const report: RunReport = {
  runId: 'r',
  status: 'done',
  experimentName: 'Two <wordings> & "more"\u0000',
  variants: ['plain', 'few | shot'].map((name) => ({ name, promptName: 'p', versionId: 'v', modelId: 'm' })),
  metrics: [{ id: 'exact-match', title: 'Exact match', scale: 'pass-fail' }],
  scores: [],
  usage: [],
  comparisons: [{ metric: 0, a: 0, b: 1, comparison, sentence: 'B wins.' }],
}

const progress: RunProgress = {
  runId: 'r',
  status: 'done',
  total: 20,
  pending: 0,
  running: 0,
  done: 20,
  failed: 0,
  cached: 0,
  knownCostUsd: 0,
  unknownCostCount: 0,
  elapsedMs: 1500,
  cellsPerSecond: null,
  problem: null,
}

describe('failedConditions', () => {
  it.each([
    [{ failOn: ['A worse'] }, ['"A worse" holds.']],
    [{ failOn: ['few | shot better'] }, ['"few | shot better" holds.']],
    [{ failOn: ['B worse', 'A better', 'equivalent'] }, []],
    [{ failOn: ['B better'] }, ['"B better" holds.']],
    [{ require: ['B better'] }, []],
    [{ require: ['equivalent'] }, ['The verdict is "B better", and "equivalent" was required.']],
    [{}, []],
  ])('%j', (conditions, expected) => {
    expect(failedConditions(report, conditions)).toEqual(expected)
  })

  it('refuses what it does not know', () => {
    expect(() => checkConditions({ failOn: ['B loses'] })).toThrow('--fail-on does not know "B loses"')
    expect(() => failedConditions(report, { failOn: ['C worse'] })).toThrow('No variant is called "C"')
  })
})

describe('writeJunit', () => {
  it('escapes names, and counts what failed', () => {
    const xml = writeJunit(report, { ...progress, failed: 2 }, ['"A worse" holds.'])
    expect(xml).toContain('name="Two &lt;wordings&gt; &amp; &quot;more&quot;\uFFFD" tests="3" failures="2"')
    expect(xml).toContain('<failure message="2 of 20 cells failed"/>')
    expect(xml).toContain('time="1.500"')
  })
})

describe('writeSummary', () => {
  it('says whether it passed, and keeps names out of the table and the page', () => {
    const text = writeSummary(report, progress, [])
    expect(text).toContain('## ✅ Two &lt;wordings> &amp; "more"')
    expect(text).toContain('| B | few \\| shot | m | unscored | 0 |')
    expect(writeSummary(report, progress, ['No.'])).toContain('## ❌')
  })
})
