import { AssayError } from '../../core/errors.ts'
import type { RunRecord, RunStore } from '../../storage/run-store.ts'

/** Throws `not-found`. */
export function getRun(runs: Pick<RunStore, 'get'>, runId: string): RunRecord {
  const run = runs.get(runId)
  if (!run) throw new AssayError('not-found', { what: 'run', id: runId })
  return run
}
