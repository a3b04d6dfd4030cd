import { AssayError } from '../../core/errors.ts'
import type { CliContext, ExitCode } from '../cli-context.ts'
import { compareScoresCommand, type CompareScoresCommandOptions } from './compare-scores.ts'
import { compareCommand } from './runs.ts'

/** With `scores` the scores of a file are compared, else the variants of a run. */
export type CompareOptions = Partial<CompareScoresCommandOptions> & { with?: string }

/** `assay compare RUN [--with RUN]` or `assay compare --scores FILE`: one of the two. */
export async function compareTarget(
  context: CliContext,
  run: string | undefined,
  options: CompareOptions,
): Promise<ExitCode> {
  const { scores, with: other, ...others } = options
  if (scores !== undefined) {
    if (run !== undefined || other !== undefined) {
      throw new AssayError('bad-input', { what: 'There are two things to compare', mend: 'name a run or --scores' })
    }
    return compareScoresCommand(context, { ...others, scores })
  }
  if (run === undefined) {
    throw new AssayError('bad-input', {
      what: 'There is nothing to compare',
      mend: 'name a run, or a file with --scores',
    })
  }
  const [alien] = Object.keys(others)
  if (alien !== undefined) {
    const mend = 'the experiment says how its runs are compared'
    throw new AssayError('bad-input', { what: `--${alien} goes with --scores only`, mend })
  }
  return compareCommand(context, run, other === undefined ? {} : { with: other })
}
