import path from 'node:path'
import type { RunProgress, RunReport } from '../../contract/experiments.ts'
import { importExperimentFile } from '../../services/experiments/import-experiment-file.ts'
import type { CliContext, ExitCode } from '../cli-context.ts'
import { formatReport } from '../format-report.ts'
import { readTextFile } from '../read-text-file.ts'
import { watchRun } from '../watch-run.ts'

export interface RunOptions {
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
  /** Verdicts that pass, such as `B better` or `equivalent`. */
  require?: string[]
}

/** `assay run FILE`: brings the file into the workspace, runs it and prints the comparison. */
export async function runCommand(context: CliContext, file: string, options: RunOptions): Promise<ExitCode> {
  const { require: required, ...overrides } = options
  const experiment = await importExperimentFile(context.client, {
    text: await readTextFile(file),
    fileName: path.basename(file),
    readText: (relative) => readTextFile(path.resolve(path.dirname(file), relative)),
    overrides,
  })
  const started = await context.client.runs.start({ experimentId: experiment.id })
  return reportRun(context, started.runId, required)
}

/** Waits for a run and prints its report; 1 when cells failed, it did not end, or the verdict is not one that is required. */
export async function reportRun(context: CliContext, runId: string, required?: readonly string[]): Promise<ExitCode> {
  const progress = await watchRun(context, runId)
  const report = await context.client.runs.report({ runId })
  context.output.print({ progress, report }, () => [formatReport(report), ...formatProblems(progress)].join('\n'))
  if (required && required.length > 0 && !isRequired(report, required)) {
    context.output.remark(
      `The verdict is "${report.comparisons[0]?.comparison.verdict ?? 'none'}", and ${required.map((verdict) => `"${verdict}"`).join(' or ')} was required.`,
    )
    return 1
  }
  return progress.status === 'done' && progress.failed === 0 ? 0 : 1
}

function isRequired({ comparisons }: RunReport, required: readonly string[]): boolean {
  const verdict = comparisons[0]?.comparison.verdict
  return verdict !== undefined && required.includes(verdict)
}

function formatProblems({ runId, failed, problem, status }: RunProgress): string[] {
  const lines: string[] = []
  if (problem) lines.push(problem)
  if (status === 'paused') lines.push(`The run stands still; go on with: assay runs resume ${runId}`)
  if (failed > 0) lines.push(`${failed} cells failed; see why with: assay runs cells ${runId} --failed`)
  return lines
}
