import type { AssayError } from '../../core/errors.ts'

/** What can end a spell of a run early. */
export interface RunControl {
  /** Aborted when nothing new is to be begun. */
  readonly stopSignal: AbortSignal
  /** Aborted when what is under way is to end as well. */
  readonly abortSignal: AbortSignal
  readonly isStopping: boolean
  /** The run is not to be resumed. */
  isCancelled: boolean
  /** Another process has taken the run, and its cells with it. */
  isTakenAway: boolean
  /** The question of the run is answered, or cannot be: what is pending is not needed any more. */
  isSettled: boolean
  /** Why the run had to stand still. */
  readonly problem: AssayError | null
  /** Lets the cells in flight finish; the first problem is the one that is told. */
  stop(problem?: AssayError): void
  /** Ends the cells in flight too. */
  abort(): void
}

export function createRunControl(): RunControl {
  const stopping = new AbortController()
  const aborting = new AbortController()
  let firstProblem: AssayError | null = null
  return {
    stopSignal: stopping.signal,
    abortSignal: aborting.signal,
    get isStopping() {
      return stopping.signal.aborted
    },
    isCancelled: false,
    isTakenAway: false,
    isSettled: false,
    get problem() {
      return firstProblem
    },
    stop(problem) {
      firstProblem ??= problem ?? null
      stopping.abort()
    },
    abort() {
      stopping.abort()
      aborting.abort()
    },
  }
}
