import type { RunProgress } from '../../contract/experiments.ts'
import { createValueStore, useStoredValue } from './value-store.ts'

/** The last progress that the event stream told of each run since the window was opened. */
const progressByRun = createValueStore<Readonly<Record<string, RunProgress>>>({})

export function recordRunProgress(progress: RunProgress): void {
  progressByRun.set({ ...progressByRun.get(), [progress.runId]: progress })
}

/** Forgets what was told: after a lost connection it may be out of date. */
export function forgetRunProgress(): void {
  progressByRun.set({})
}

/** Live progress of one run; undefined until the stream has told of it. */
export function useLiveRunProgress(runId: string | undefined): RunProgress | undefined {
  const all = useStoredValue(progressByRun)
  return runId === undefined ? undefined : all[runId]
}

/** Runs that are going on now, in the order they were heard of. */
export function useRunningRuns(): RunProgress[] {
  return Object.values(useStoredValue(progressByRun)).filter((progress) => progress.status === 'running')
}
