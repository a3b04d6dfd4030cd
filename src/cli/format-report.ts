import type { RunReport, VariantScore, VariantUsage } from '../contract/experiments.ts'
import { variantLetter } from '../core/experiments/experiment-spec.ts'
import { formatTable } from './output.ts'

/** A run's report for a terminal: the sentence first, then the table, then the other comparisons. */
export function formatReport(report: RunReport): string {
  const [headline, ...others] = report.comparisons
  const lines = [report.experimentName, '']
  if (headline) lines.push(headline.sentence, headline.comparison.reason)
  if (report.sequential) lines.push(report.sequential.sentence)
  lines.push('')
  lines.push(formatVariants(report))
  if (others.length > 0)
    lines.push('', ...others.map(({ a, b, sentence }) => `${variantLetter(a)} and ${variantLetter(b)}: ${sentence}`))
  if (report.slices && report.slices.length > 0) lines.push('', ...formatSlices(report.slices))
  lines.push('', `run ${report.runId} · ${report.status}`)
  return lines.join('\n')
}

function formatSlices(slices: NonNullable<RunReport['slices']>): string[] {
  return [
    `By tag, judged as one family of ${slices[0]?.comparison.familySize ?? 1}:`,
    ...slices.map(({ tag, sentence }) => `${tag}: ${sentence}`),
  ]
}

function formatVariants({ variants, metrics, scores, usage }: RunReport): string {
  const head = [
    '',
    'variant',
    'model',
    ...metrics.map(({ title }) => title),
    'failed',
    'tokens in',
    'tokens out',
    'median time',
    'cost',
  ]
  const rows = variants.map(({ name, modelId }, index) => {
    const used = usage[index]
    const cells = metrics.map((metric, order) =>
      formatScore(
        scores.find((score) => score.variant === index && score.metric === order),
        metric.scale,
      ),
    )
    return [
      variantLetter(index),
      name,
      modelId,
      ...cells,
      String(used?.failed ?? 0),
      formatMean(used?.promptTokensMean),
      formatMean(used?.completionTokensMean),
      formatMs(used?.totalMsMedian),
      formatCost(used),
    ]
  })
  return formatTable(head, rows, head.map((_, index) => index).slice(3))
}

function formatScore(score: VariantScore | undefined, scale: 'pass-fail' | 'number'): string {
  if (!score || score.mean === null) return 'unscored'
  const figure = (value: number) => (scale === 'pass-fail' ? `${(value * 100).toFixed(0)}%` : value.toPrecision(3))
  const interval = score.low === null || score.high === null ? '' : ` (${figure(score.low)} to ${figure(score.high)})`
  return `${figure(score.mean)}${interval}`
}

function formatMean(value: number | null | undefined): string {
  return value === null || value === undefined ? 'unknown' : value.toFixed(0)
}

function formatMs(value: number | null | undefined): string {
  if (value === null || value === undefined) return 'unknown'
  return value < 1000 ? `${value.toFixed(0)} ms` : `${(value / 1000).toFixed(1)} s`
}

/** Known costs are summed; what is unknown is counted, never taken for nothing. */
function formatCost(usage: VariantUsage | undefined): string {
  if (!usage) return 'unknown'
  const { cells, knownCostUsd, unknownCostCount } = usage
  if (cells > 0 && unknownCostCount === cells) return 'unknown'
  const known = `$${knownCostUsd === 0 ? '0' : knownCostUsd.toPrecision(3)}`
  return unknownCostCount === 0 ? known : `${known} + ${unknownCostCount} unknown`
}
