import {
  formatCount,
  formatNumber,
  formatPValue,
  formatPercent,
  formatShort,
} from '../../core/statistics/format-figures.ts'
import { formatCost } from '../../core/pricing/format-cost.ts'
import type { ReportDocument } from './report-document.ts'

/** A table of a report: texts only, for whoever draws it. */
export interface ReportTable {
  title: string
  head: string[]
  rows: string[][]
}

const unknownWord = 'unknown'

/** Means with their intervals and what each variant used. */
export function figuresTable({ variants, metrics, scores, usage }: ReportDocument): ReportTable {
  return {
    title: 'Figures by variant',
    head: [
      'Variant',
      ...metrics.map(({ title }) => title),
      'Tokens in',
      'Tokens out',
      'First token, median',
      'Total, median',
      'Cost',
      'Answers',
      'Failed',
    ],
    rows: variants.map(({ letter, name }, variant) => {
      const used = usage.find((one) => one.variant === variant)
      return [
        `${letter} ${name}`,
        ...metrics.map(({ scale }, metric) => {
          const score = scores.find((one) => one.variant === variant && one.metric === metric)
          if (!score || score.mean === null) return 'unscored'
          const { mean, low, high } = score
          const interval = low === null || high === null ? '' : ` (${figure(low, scale)} to ${figure(high, scale)})`
          return `${figure(mean, scale)}${interval}`
        }),
        rounded(used?.promptTokensMean),
        rounded(used?.completionTokensMean),
        milliseconds(used?.firstTokenMsMedian),
        milliseconds(used?.totalMsMedian),
        costOf(used),
        formatNumber(used?.cells ?? 0),
        formatNumber(used?.failed ?? 0),
      ]
    }),
  }
}

/** Every comparison with its interval, test and verdict. */
export function comparisonsTable({ comparisons, metrics, variants }: ReportDocument): ReportTable {
  return {
    title: 'Comparisons',
    head: [
      'Metric',
      'Pair',
      'Difference',
      'Interval',
      'Test',
      'p',
      'Holm-adjusted p',
      'Effect size',
      'Rows',
      'Verdict',
    ],
    rows: comparisons.map(({ metric, a, b, comparison }) => {
      const { difference, interval, level, test, adjustedPValue, familySize, effectSize, rows, verdict, scale } =
        comparison
      const [first, second] = [variants[a]?.letter ?? '', variants[b]?.letter ?? '']
      const word = verdict === 'A better' ? `${first} better` : verdict === 'B better' ? `${second} better` : verdict
      return [
        metrics[metric]?.title ?? '',
        `${second} − ${first}`,
        difference === null ? '–' : points(difference, scale),
        interval === null
          ? 'too few rows'
          : `${points(interval.low, scale)} to ${points(interval.high, scale)} (${formatPercent(level)}, ${comparison.intervalMethod})`,
        test.name === 'none' ? '–' : `${test.name}${test.isExact ? '' : ' (approximate)'}`,
        test.pValue === null ? '–' : pOf(test.pValue, level),
        adjustedPValue === null ? '–' : `${pOf(adjustedPValue, level)} (of ${familySize})`,
        effectSize === null ? '–' : formatNumber(effectSize, 2),
        formatNumber(rows),
        word,
      ]
    }),
  }
}

/** What was compared, on what, and how it was judged: facts by their names. */
export function methodFacts(report: ReportDocument): [string, string][] {
  const { dataset, repeats, seed, margin, metrics, comparisons, startedAt, finishedAt, runId, status, stopping } =
    report
  const tests = [...new Set(comparisons.map(({ comparison }) => comparison.test.name))].filter(
    (name) => name !== 'none',
  )
  const intervals = [...new Set(comparisons.map(({ comparison }) => comparison.intervalMethod))].filter(
    (name) => name !== 'none',
  )
  const unit = metrics[0]?.scale === 'pass-fail' ? `${formatShort(margin * 100)} points` : formatShort(margin)
  return [
    ['Run', `${runId}, ${status}`],
    ['Started', startedAt],
    ['Finished', finishedAt ?? 'not yet'],
    [
      'Dataset',
      `${dataset.name}, ${formatCount(dataset.rows, 'row')}${dataset.split === null ? '' : ` of the split ${dataset.split}`}`,
    ],
    ['Data (SHA-256)', dataset.versionId],
    ['Answers a row', `${repeats} for each variant`],
    ...(stopping === null ? [] : [['Stopping early', stopping] satisfies [string, string]]),
    ['Seed', String(seed)],
    ['Metrics', metrics.map(({ title, id }) => (title === id ? id : `${title} (${id})`)).join(', ')],
    ['Margin of equivalence', margin === 0 ? 'none' : `${unit}, first metric`],
    [
      'Statistics',
      comparisons.length === 0
        ? 'one variant: nothing is compared'
        : `paired by row, repeats averaged first; ${[...tests, ...intervals.map((name) => `${name} interval`)].join(', ') || 'no rows yet'}; ${comparisons.length === 1 ? 'one comparison' : `Holm-adjusted over ${comparisons.length} comparisons`}`,
    ],
    ['Written by', `Assay ${report.appVersion}`],
  ]
}

/** Variants with what makes them what they are. */
export function variantsTable({ variants }: ReportDocument): ReportTable {
  return {
    title: 'Variants',
    head: ['Variant', 'Prompt', 'Version (SHA-256)', 'Model', 'Settings'],
    rows: variants.map(({ letter, name, promptName, versionId, modelId, settings }) => [
      `${letter} ${name}`,
      promptName || unknownWord,
      versionId,
      modelId,
      settings,
    ]),
  }
}

/** What produced the answers. */
export function fingerprintTable({ fingerprints, variants }: ReportDocument): ReportTable {
  return {
    title: 'Fingerprints',
    head: ['Variant', 'Field', 'Value'],
    rows: fingerprints.flatMap(({ variant, same, varying }) => {
      const { letter = '' } = variants[variant] ?? {}
      return [
        ...same.map(({ field, value }) => [letter, field, value]),
        ...varying.map(({ field, values }) => [letter, field, `varies: ${values.join(', ')}`]),
      ]
    }),
  }
}

/** Cells without an answer, and answers without a score. */
export function failureTables({ failures, unscored, variants, metrics }: ReportDocument): ReportTable[] {
  const letter = (variant: number) => variants[variant]?.letter ?? ''
  const left = failures.total - failures.shown.length
  return [
    ...(failures.total === 0
      ? []
      : [
          {
            title: `Failed cells: ${formatNumber(failures.total)}${left > 0 ? `, the first ${formatNumber(failures.shown.length)}` : ''}`,
            head: ['Row', 'Variant', 'Code', 'Why'],
            rows: failures.shown.map(({ row, variant, code, message }) => [
              String(row),
              letter(variant),
              code,
              message,
            ]),
          },
        ]),
    ...(unscored.length === 0
      ? []
      : [
          {
            title: 'Answers without a score',
            head: ['Metric', 'Variant', 'Answers', 'Why'],
            rows: unscored.map(({ variant, metric, reason, count }) => [
              metrics[metric]?.title ?? '',
              letter(variant),
              formatNumber(count),
              reason,
            ]),
          },
        ]),
  ]
}

function figure(value: number, scale: 'pass-fail' | 'number'): string {
  return scale === 'pass-fail' ? `${formatNumber(value * 100, 1)}%` : formatShort(Number(value.toPrecision(4)))
}

function points(value: number, scale: 'pass-fail' | 'number'): string {
  const text =
    scale === 'pass-fail' ? `${formatNumber(value * 100, 1)} points` : formatShort(Number(value.toPrecision(4)))
  return value > 0 ? `+${text}` : text
}

function pOf(p: number, level: number): string {
  return formatPValue(p, 1 - level).replace(/^p = /u, '')
}

function rounded(value: number | null | undefined): string {
  return value === null || value === undefined ? unknownWord : formatNumber(value)
}

function milliseconds(value: number | null | undefined): string {
  if (value === null || value === undefined) return unknownWord
  return value < 1000 ? `${formatNumber(value, value < 10 ? 1 : 0)} ms` : `${formatNumber(value / 1000, 2)} s`
}

function costOf(used: ReportDocument['usage'][number] | undefined): string {
  if (!used || (used.cells > 0 && used.unknownCostCount === used.cells)) return unknownWord
  const known = formatCost(used.knownCostUsd)
  return used.unknownCostCount === 0 ? known : `${known} and ${formatNumber(used.unknownCostCount)} unknown`
}
