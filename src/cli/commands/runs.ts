import { variantLetter } from '../../core/experiments/experiment-spec.ts'
import type { CliContext, ExitCode } from '../cli-context.ts'
import { findRun } from '../find-run.ts'
import { formatReport } from '../format-report.ts'
import { formatTable } from '../output.ts'
import { reportRun } from './run.ts'

const gridSlice = 200

/** `assay runs`: the newest runs. */
export async function listRuns({ client, output }: CliContext, { limit }: { limit: number }): Promise<ExitCode> {
  const { runs, total } = await client.runs.list({ limit })
  output.print({ runs, total }, () => {
    if (runs.length === 0) return 'There are no runs yet. Start one with: assay run FILE'
    const rows = runs.map((run) => [
      run.id.slice(0, 8),
      run.experimentName,
      run.status,
      `${run.done + run.failed} of ${run.total}`,
      run.startedAt.slice(0, 16).replace('T', ' '),
      run.verdict ?? run.problem ?? '',
    ])
    const more = total > runs.length ? `\n${total - runs.length} more: use --limit` : ''
    return `${formatTable(['run', 'experiment', 'status', 'cells', 'started', 'verdict'], rows)}${more}`
  })
  return 0
}

/** `assay compare RUN [--with RUN]`: the report of a run, or of two runs as one. */
export async function compareCommand(
  { client, output }: CliContext,
  reference: string,
  options: { with?: string } = {},
): Promise<ExitCode> {
  const runId = await findRun(client, reference)
  const report = await (options.with === undefined
    ? client.runs.report({ runId })
    : client.runs.compare({ runId, withRunId: await findRun(client, options.with) }))
  output.print(report, () => formatReport(report))
  return 0
}

/** `assay runs resume RUN`: goes on with what is pending. */
export async function resumeRun(
  context: CliContext,
  reference: string,
  { retryFailed }: { retryFailed?: boolean },
): Promise<ExitCode> {
  const runId = await findRun(context.client, reference)
  await (retryFailed ? context.client.runs.retryFailed({ runId }) : context.client.runs.resume({ runId }))
  return reportRun(context, runId)
}

/** `assay runs cancel RUN`: stops it for good. */
export async function cancelRun({ client, output }: CliContext, reference: string): Promise<ExitCode> {
  const progress = await client.runs.cancel({ runId: await findRun(client, reference) })
  output.print(progress, () => `${progress.status}: ${progress.done} of ${progress.total} cells are finished and stay.`)
  return 0
}

/** `assay runs cells RUN`: rows with every variant's answer. */
export async function listCells(
  { client, output }: CliContext,
  reference: string,
  { failed, disagree, limit }: { failed?: boolean; disagree?: boolean; limit: number },
): Promise<ExitCode> {
  const runId = await findRun(client, reference)
  const filter = failed ? 'failed' : disagree ? 'disagree' : 'all'
  const { rows, total } = await client.runs.grid({ runId, filter, from: 0, limit: Math.min(limit, gridSlice) })
  output.print({ rows, total }, () => {
    const lines = rows.flatMap(({ position, expected, cells }) =>
      cells.map((cell) => [
        String(position + 1),
        variantLetter(cell.variant),
        expected ?? '',
        cell.errorMessage ?? cell.preview ?? cell.status,
        cell.scores.map((score) => (score === null ? '–' : String(score))).join(' '),
      ]),
    )
    return `${formatTable(['row', '', 'expected', 'answer', 'scores'], lines)}\n${rows.length} of ${total} rows`
  })
  return 0
}
