import type { RunProgress, RunReport, VariantScore } from '../contract/experiments.ts'
import { variantLetter } from '../core/experiments/experiment-spec.ts'
import { formatPValue } from '../core/statistics/format-figures.ts'

/** A run as Markdown for the summary page of a CI job: the verdict, a table of the variants, the other comparisons. */
export function writeSummary(report: RunReport, progress: RunProgress, failures: readonly string[]): string {
  const [headline, ...others] = report.comparisons
  const isPassed = failures.length === 0 && progress.failed === 0 && progress.status === 'done'
  const head = ['', 'Variant', 'Model', ...report.metrics.map(({ title }) => title), 'Failed cells']
  const lines = [
    `## ${isPassed ? '✅' : '❌'} ${escapeMarkdown(report.experimentName)}`,
    '',
    ...(headline
      ? [`**${escapeMarkdown(headline.sentence)}**`, '', escapeMarkdown(headline.comparison.reason), '']
      : []),
    ...(report.sequential ? [escapeMarkdown(report.sequential.sentence), ''] : []),
    ...failures.map((failure) => `- ❌ ${escapeMarkdown(failure)}`),
    ...(progress.failed > 0 ? [`- ❌ ${progress.failed} of ${progress.total} cells failed.`] : []),
    ...(failures.length + progress.failed > 0 ? [''] : []),
    tableRow(head),
    tableRow(head.map(() => '---')),
    ...report.variants.map(({ name, modelId }, variant) =>
      tableRow([
        variantLetter(variant),
        name,
        modelId,
        ...report.metrics.map(({ scale }, metric) =>
          figure(
            report.scores.find((score) => score.variant === variant && score.metric === metric),
            scale,
          ),
        ),
        String(report.usage[variant]?.failed ?? 0),
      ]),
    ),
    ...(others.length > 0 ? ['', ...others.map(({ sentence }) => `- ${escapeMarkdown(sentence)}`)] : []),
    ...formatSlices(report),
    '',
    `Run ${report.runId}, ${progress.done} of ${progress.total} cells done.`,
    '',
  ]
  return lines.join('\n')
}

function formatSlices({ slices = [] }: RunReport): string[] {
  if (slices.length === 0) return []
  const head = ['Tag', 'Rows', 'Verdict', 'Holm p']
  return [
    '',
    `### By tag: ${slices.length} slices, judged as one family`,
    '',
    tableRow(head),
    tableRow(head.map(() => '---')),
    ...slices.map(({ tag, a, b, comparison }) =>
      tableRow([
        tag,
        String(comparison.rows),
        `${variantLetter(a)} and ${variantLetter(b)}: ${comparison.verdict}`,
        comparison.adjustedPValue === null ? '–' : formatPValue(comparison.adjustedPValue, 1 - comparison.level),
      ]),
    ),
  ]
}

function figure(score: VariantScore | undefined, scale: 'pass-fail' | 'number'): string {
  if (!score || score.mean === null) return 'unscored'
  const show = (value: number) => (scale === 'pass-fail' ? `${(value * 100).toFixed(0)}%` : value.toPrecision(3))
  return score.low === null || score.high === null
    ? show(score.mean)
    : `${show(score.mean)} (${show(score.low)} to ${show(score.high)})`
}

function tableRow(cells: readonly string[]): string {
  return `| ${cells.map((cell) => (cell === '---' ? cell : escapeMarkdown(cell))).join(' | ')} |`
}

/** Names are users' text: nothing in them may become a heading, a link, HTML or another column. */
function escapeMarkdown(text: string): string {
  return text
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/[\\`*_[\]|#~]/g, (character) => `\\${character}`)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
}
