import { expect, test } from 'vitest'
import { comparePaired } from '../../core/statistics/compare.ts'
import { escapeHtml } from './escape-html.ts'
import { intervalSvg } from './interval-svg.ts'
import type { ReportDocument } from './report-document.ts'
import { reportHtml } from './report-html.ts'
import { reportMarkdown } from './report-markdown.ts'

const comparison = comparePaired({
  scale: 'pass-fail',
  pairs: Array.from({ length: 30 }, (_, row) => ({ row, a: Number(row % 3 === 0), b: 1 })),
  unpairedRows: 2,
  seed: 1,
})

const document: ReportDocument = {
  title: 'Reviews',
  runId: 'run-1',
  status: 'done',
  startedAt: '2026-01-01T00:00:00.000Z',
  finishedAt: null,
  appVersion: '1.0.0',
  variants: ['A', 'B'].map((letter) => ({
    letter,
    name: letter === 'A' ? 'zero' : 'few',
    promptName: '',
    versionId: 'abc',
    modelId: 'local/x',
    settings: 'Temperature 0',
  })),
  dataset: { name: 'rows', versionId: 'feed', rows: 32, split: 'test' },
  repeats: 1,
  stopping: 'Settled after 32 of 100 rows.',
  seed: 7,
  margin: 0.05,
  metrics: [{ id: 'exact-match', title: 'Exact', scale: 'pass-fail' }],
  scores: [
    { variant: 0, metric: 0, mean: 1 / 3, low: 0.2, high: 0.5, rows: 30, unscored: 2 },
    { variant: 1, metric: 0, mean: null, low: null, high: null, rows: 0, unscored: 0 },
  ],
  usage: [
    {
      variant: 0,
      cells: 30,
      failed: 0,
      promptTokensMean: null,
      completionTokensMean: 3,
      firstTokenMsMedian: null,
      totalMsMedian: 12,
      knownCostUsd: 0,
      unknownCostCount: 30,
    },
  ],
  comparisons: [{ metric: 0, a: 0, b: 1, comparison, sentence: 'B answers more rows right.' }],
  fingerprints: [
    {
      variant: 0,
      sampled: 30,
      same: [{ field: 'model', value: '</td>' }],
      varying: [{ field: 'n', values: ['1', '2'] }],
    },
  ],
  failures: { total: 51, shown: [{ row: 4, variant: 1, code: 'rate-limited', message: 'a | b\n# heading' }] },
  unscored: [{ variant: 0, metric: 0, reason: 'no number', count: 2 }],
  unknown: ['The cost is unknown.'],
}

test('says what was compared, how, on what, and what failed or is unknown', () => {
  for (const text of [reportHtml(document), reportMarkdown(document)]) {
    for (const part of [
      'Settled after 32 of 100 rows',
      'McNemar exact',
      'feed',
      '5 points',
      'of the split test',
      'unknown',
      'unscored',
      'no number',
      '51',
      'varies: 1, 2',
    ])
      expect(text).toContain(part)
  }
})

test('lets nothing that it quotes out of its place', () => {
  expect(reportHtml(document)).toContain('<td dir="auto">&lt;/td&gt;</td>')
  expect(reportMarkdown(document)).toContain('| 4 | B | rate-limited | a \\| b \\# heading |')
  expect(escapeHtml('\u202e<a href="x">&\u0000')).toBe('\u{fffd}&lt;a href=&quot;x&quot;&gt;&amp;\u{fffd}')
})

test('draws intervals without anything to scale by', () => {
  const one = { label: 'A', value: 0, low: 0, high: 0, colour: 0 }
  const svg = intervalSvg([one], { axis: '%', zero: true, alt: 'A 0' })
  expect(svg).not.toContain('NaN')
  expect(svg).toContain('aria-label="A 0"')
  expect(intervalSvg([one, { ...one, value: 1e-9, high: 2e-9 }], { axis: '', zero: false, alt: '' })).not.toContain(
    'NaN',
  )
})
