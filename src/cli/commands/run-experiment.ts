import { AssayError } from '../../core/errors.ts'
import { suggestion } from '../../core/text/nearest-name.ts'
import type { CliContext, ExitCode } from '../cli-context.ts'
import { checkConditions } from '../verdict-conditions.ts'
import { reportRun, runCommand, type CiOptions, type RunOptions } from './run.ts'

export interface RunTargetOptions extends RunOptions {
  /** An experiment of the workspace, by name. */
  experiment?: string
}

/** `assay run FILE` or `assay run --experiment NAME`: one of the two. */
export function runTarget(context: CliContext, file: string | undefined, options: RunTargetOptions): Promise<ExitCode> {
  const refused = (what: string, mend: string) => new AssayError('bad-input', { what, mend })
  if (options.experiment === undefined) {
    if (file === undefined)
      throw refused('There is nothing to run', 'name an experiment file, or an experiment with --experiment')
    return runCommand(context, file, options)
  }
  if (file !== undefined) throw refused('There are two things to run', 'name a file or an experiment')
  const { limit, repeats, seed, cache, refresh, maxCost, sequential } = options
  if ([limit, repeats, seed, refresh, maxCost, sequential].some((option) => option !== undefined) || !cache) {
    throw refused(
      '--limit, --repeats, --seed, --max-cost, --sequential, --refresh and --no-cache are for experiment files',
      'change the experiment itself',
    )
  }
  checkConditions(options)
  return runExperiment(context, options.experiment, options)
}

async function runExperiment(context: CliContext, name: string, options: CiOptions): Promise<ExitCode> {
  const experiments = await context.client.experiments.list({})
  const found = experiments.find((experiment) => experiment.name === name)
  if (!found) {
    const mend =
      suggestion(
        name,
        experiments.map((experiment) => experiment.name),
      ) ?? 'install its pack first, or run its file'
    throw new AssayError('not-found', { what: 'experiment', id: name, mend })
  }
  const started = await context.client.runs.start({ experimentId: found.id })
  return reportRun(context, started.runId, options)
}
