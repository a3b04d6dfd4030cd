import { reportHtml } from '../../formats/report/report-html.ts'
import { reportMarkdown } from '../../formats/report/report-markdown.ts'
import { describeRun } from './describe-run.ts'
import { makeReport, type ReportPieces } from './make-report.ts'
import type { Stores } from '../stores.ts'

/** The report of a run as a file that stands alone, with a name for it. Throws `not-found`. */
export async function writeDocument(
  pieces: ReportPieces & { stores: Pick<Stores, 'runs' | 'versions' | 'datasets' | 'exports'> },
  { runId, format, appVersion }: { runId: string; format: 'html' | 'markdown'; appVersion: string },
): Promise<{ fileName: string; text: string }> {
  const report = await makeReport(pieces, runId)
  const document = describeRun(pieces.stores, report, appVersion)
  const name =
    document.title
      .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
      .replaceAll(/^-+|-+$/gu, '')
      .slice(0, 60) || 'run'
  const fileName = `${name}-${runId.slice(0, 8)}`.toLowerCase()
  return format === 'html'
    ? { fileName: `${fileName}.html`, text: reportHtml(document) }
    : { fileName: `${fileName}.md`, text: reportMarkdown(document) }
}
