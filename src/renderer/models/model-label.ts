import type { ModelSummary } from '../../contract/models.ts'

/** How a model is named where there is little room: local ones by their name, others with their connection. */
export function modelLabel({ connectionId, name }: Pick<ModelSummary, 'connectionId' | 'name'>): string {
  return connectionId === 'local' ? name : `${connectionId}/${name}`
}
