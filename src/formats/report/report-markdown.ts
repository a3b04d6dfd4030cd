import type { ReportDocument } from './report-document.ts'
import {
  comparisonsTable,
  failureTables,
  figuresTable,
  fingerprintTable,
  methodFacts,
  variantsTable,
  type ReportTable,
} from './report-sections.ts'

/** A report as Markdown, for a pull request or a page of notes. What it quotes cannot become a heading, a link or HTML. */
export function reportMarkdown(report: ReportDocument): string {
  const headline = report.comparisons[0]
  const tables = (all: readonly ReportTable[]) => all.filter(({ rows }) => rows.length > 0).map(tableMarkdown)
  const failures = tables(failureTables(report))
  return `${[
    `# ${escapeMarkdown(report.title)}`,
    `**${escapeMarkdown(headline?.sentence ?? 'One variant: there is nothing to compare it with.')}**`,
    ...(headline ? [escapeMarkdown(headline.comparison.reason)] : []),
    '## Results',
    ...tables([figuresTable(report), comparisonsTable(report)]),
    ...(report.comparisons.length < 2
      ? []
      : [report.comparisons.map(({ sentence }) => `- ${escapeMarkdown(sentence)}`).join('\n')]),
    '## Method',
    methodFacts(report)
      .map(([name, value]) => `- ${name}: ${escapeMarkdown(value)}`)
      .join('\n'),
    ...tables([variantsTable(report)]),
    '## Failures',
    ...(failures.length === 0 ? ['No cell failed, and every answer has its scores.'] : failures),
    '## What is not known',
    report.unknown.length === 0
      ? 'Nothing that was asked for is missing.'
      : report.unknown.map((sentence) => `- ${escapeMarkdown(sentence)}`).join('\n'),
    '## What produced the answers',
    ...(report.fingerprints.length === 0 ? ['No answer has a fingerprint yet.'] : tables([fingerprintTable(report)])),
  ].join('\n\n')}\n`
}

function tableMarkdown({ title, head, rows }: ReportTable): string {
  const line = (cells: readonly string[]) => `| ${cells.map(escapeMarkdown).join(' | ')} |`
  return [
    `### ${escapeMarkdown(title)}`,
    '',
    line(head),
    line(head.map(() => '---')).replaceAll('\\', ''),
    ...rows.map(line),
  ].join('\n')
}

/** Text on one line, with every character that Markdown would act on made plain. */
function escapeMarkdown(text: string): string {
  return text
    .replaceAll(/[\p{Cc}\u202a-\u202e\u2066-\u2069\u2028\u2029]+/gu, ' ')
    .replaceAll(/[\\`*_{}[\]<>#|~!$&@]/gu, '\\$&')
    .replaceAll(/(https?|ftp|mailto):/giu, '$1\\:')
    .replaceAll(/\bwww\./giu, 'www\\.')
    .trim()
}
