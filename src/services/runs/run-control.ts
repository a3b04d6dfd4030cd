import type { AssayError } from '../../core/errors.ts'

/** What can end a spell of a run early: `isStopping` lets the cells in flight finish, `abort` ends them too. */
export interface RunControl {
  isStopping: boolean
  /** The run is not to be resumed. */
  isCancelled: boolean
  /** Another process has taken the run, and its cells with it. */
  isTakenAway: boolean
  abort: AbortController
  /** Why the run had to stand still. */
  problem: AssayError | null
}

export function createRunControl(): RunControl {
  return { isStopping: false, isCancelled: false, isTakenAway: false, abort: new AbortController(), problem: null }
}

/** Makes a run stand still; the first reason is the one that is told. */
export function stopFor(control: RunControl, problem: AssayError): void {
  control.problem ??= problem
  control.isStopping = true
}
