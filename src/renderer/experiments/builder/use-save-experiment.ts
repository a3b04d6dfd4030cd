import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ExperimentSpec } from '../../../core/experiments/experiment-spec.ts'
import { client } from '../../connection/client.ts'
import { recordRunProgress } from '../../connection/run-progress-store.ts'
import { experimentQueries } from '../../queries/experiment-queries.ts'

interface Saved {
  name: string
  description: string
  spec: ExperimentSpec
  thenRun: boolean
}

/**
 * Saves an experiment and starts it when that is asked for. A run that cannot start leaves the experiment saved: the
 * problem is told, and the next save changes the same experiment.
 */
export function useSaveExperiment(
  experimentId: string | undefined,
  { onSaved, onProblem }: { onSaved: (experimentId: string) => void; onProblem: (error: unknown) => void },
): { save: (saved: Saved) => void; isSaving: boolean } {
  const queryClient = useQueryClient()
  const {
    mutate,
    isPending,
    data: known,
  } = useMutation({
    mutationFn: async ({ thenRun, ...experiment }: Saved) => {
      const id = experimentId ?? known?.id
      const saved = await client.experiments.save({ ...experiment, ...(id ? { experimentId: id } : {}) })
      queryClient.setQueryData(experimentQueries.get(saved.id).queryKey, saved)
      if (!thenRun) return { id: saved.id, problem: null }
      try {
        const progress = await client.runs.start({ experimentId: saved.id })
        recordRunProgress(progress)
        queryClient.setQueryData(experimentQueries.get(saved.id).queryKey, { ...saved, lastRunId: progress.runId })
        return { id: saved.id, problem: null }
      } catch (error) {
        return { id: saved.id, problem: error }
      }
    },
    meta: { showsError: true },
    onSuccess: async ({ id, problem }) => {
      await queryClient.invalidateQueries({ queryKey: ['experiments', 'list'] })
      if (problem === null) onSaved(id)
      else onProblem(problem)
    },
    onError: onProblem,
  })
  return { save: mutate, isSaving: isPending }
}
