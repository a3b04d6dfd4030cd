import { appendFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { RunProgress } from '../../contract/experiments.ts'
import { AssayError } from '../../core/errors.ts'
import { importExperimentFile } from '../../services/experiments/import-experiment-file.ts'
import type { CliContext, ExitCode } from '../cli-context.ts'
import { formatReport } from '../format-report.ts'
import { readTextFile } from '../read-text-file.ts'
import { checkConditions, failedConditions, type VerdictConditions } from '../verdict-conditions.ts'
import { watchRun } from '../watch-run.ts'
import { writeJunit } from '../write-junit.ts'
import { writeSummary } from '../write-summary.ts'

export interface RunOptions extends CiOptions {
  limit?: number
  repeats?: number
  seed?: number
  cache: boolean
  /** Asks again and keeps the new answers. */
  refresh?: boolean
  /** US dollars that the run may spend. */
  maxCost?: number
  /** Stop as soon as the question is settled. */
  sequential?: boolean
}

/** What a CI job asks of a run. */
export interface CiOptions extends VerdictConditions {
  /** Where to write JUnit XML. */
  junit?: string
  /** Where to add a Markdown summary. */
  summary?: string
}

/** `assay run FILE`: brings the file into the workspace, runs it and prints the comparison. */
export async function runCommand(context: CliContext, file: string, options: RunOptions): Promise<ExitCode> {
  checkConditions(options)
  const experiment = await importExperimentFile(context.client, {
    text: await readTextFile(file),
    fileName: path.basename(file),
    readText: (relative) => readTextFile(path.resolve(path.dirname(file), relative)),
    overrides: options,
  })
  const started = await context.client.runs.start({ experimentId: experiment.id })
  return reportRun(context, started.runId, options)
}

/**
 * Waits for a run and prints its report, and writes the files that a CI job asked for; 1 when cells failed, it did not
 * end, or a condition on its verdict is not met.
 */
export async function reportRun(context: CliContext, runId: string, options: CiOptions = {}): Promise<ExitCode> {
  const progress = await watchRun(context, runId)
  const report = await context.client.runs.report({ runId })
  context.output.print({ progress, report }, () => [formatReport(report), ...formatProblems(progress)].join('\n'))
  const failures = failedConditions(report, options)
  for (const failure of failures) context.output.remark(failure)
  const { junit, summary } = options
  if (junit !== undefined) await writeOut(junit, (file) => writeFile(file, writeJunit(report, progress, failures)))
  // Added, as the summary page of a job is written by several steps.
  if (summary !== undefined)
    await writeOut(summary, (file) => appendFile(file, writeSummary(report, progress, failures)))
  return failures.length === 0 && progress.status === 'done' && progress.failed === 0 ? 0 : 1
}

async function writeOut(file: string, write: (file: string) => Promise<void>): Promise<void> {
  try {
    await write(file)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new AssayError('bad-input', { what: `${file} cannot be written (${reason})`, mend: 'choose another place' })
  }
}

function formatProblems({ runId, failed, problem, status }: RunProgress): string[] {
  const lines: string[] = []
  if (problem) lines.push(problem)
  if (status === 'paused') lines.push(`The run stands still; go on with: assay runs resume ${runId}`)
  if (failed > 0) lines.push(`${failed} cells failed; see why with: assay runs cells ${runId} --failed`)
  return lines
}
