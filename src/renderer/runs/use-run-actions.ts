import { useMutation } from '@tanstack/react-query'
import type { RunProgress } from '../../contract/experiments.ts'
import { client } from '../connection/client.ts'
import { recordRunProgress } from '../connection/run-progress-store.ts'

export type RunAction = 'pause' | 'resume' | 'cancel' | 'retryFailed'

/** Pausing, going on, cancelling and trying failed cells again; `isBusy` while one of them is under way. */
export function useRunActions(runId: string): { act: (action: RunAction) => void; isBusy: boolean } {
  const { mutate, isPending } = useMutation({
    mutationFn: (action: RunAction): Promise<RunProgress> => client.runs[action]({ runId }),
    onSuccess: recordRunProgress,
  })
  return { act: mutate, isBusy: isPending }
}
