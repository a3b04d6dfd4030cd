import { useQuery } from '@tanstack/react-query'
import type { ModelSummary } from '../../contract/models.ts'
import { starterModelId } from '../../core/models/model-id.ts'
import { useStoredState } from '../components/use-stored-state.ts'
import { modelQueries } from '../queries/model-queries.ts'

/** The model a person works with, remembered under `key`: the last choice while it exists, else the embedded one. */
export function useModelChoice(key: string): { model: ModelSummary | undefined; choose: (modelId: string) => void } {
  const { data: models = [] } = useQuery(modelQueries.list())
  const [chosenId, choose] = useStoredState(`model.${key}`, starterModelId)
  const model = models.find(({ id }) => id === chosenId) ?? models.find(({ isEmbedded }) => isEmbedded) ?? models[0]
  return { model, choose }
}
