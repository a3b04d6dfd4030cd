import { useMutation, useQueryClient } from '@tanstack/react-query'
import { client } from '../connection/client.ts'
import { recordRunProgress } from '../connection/run-progress-store.ts'
import { experimentQueries } from '../queries/experiment-queries.ts'
import type { StartRun } from '../runs/run-buttons.tsx'

/** Starts an experiment; its newest run is then the one that is shown. `error` says why it could not. */
export function useStartRun(experimentId: string): { start: StartRun; error: unknown } {
  const queryClient = useQueryClient()
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => client.runs.start({ experimentId }),
    meta: { showsError: true },
    onSuccess(progress) {
      recordRunProgress(progress)
      const { queryKey } = experimentQueries.get(experimentId)
      queryClient.setQueryData(queryKey, (known) => known && { ...known, lastRunId: progress.runId })
      void queryClient.invalidateQueries({ queryKey: ['experiments'] })
    },
  })
  return { start: { run: () => mutate(), isStarting: isPending }, error }
}
