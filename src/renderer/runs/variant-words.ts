import type { Variant } from '../../core/experiments/experiment-spec.ts'
import { localConnectionId, starterModelId } from '../../core/models/model-id.ts'
import { settingsWords } from './settings-words.ts'

/** Models and settings in short phrases: those that all variants share, and each variant's own. */
export function variantWords(variants: readonly Pick<Variant, 'modelId' | 'settings'>[]): {
  shared: string[]
  own: string[][]
} {
  const words = variants.map(({ modelId, settings }) => [modelWord(modelId), ...settingsWords(settings)])
  const shared = (words[0] ?? []).filter((word) => words.every((others) => others.includes(word)))
  return { shared, own: words.map((all) => all.filter((word) => !shared.includes(word))) }
}

function modelWord(modelId: string): string {
  if (modelId === starterModelId) return 'starter model'
  return modelId.startsWith(`${localConnectionId}/`) ? modelId.slice(localConnectionId.length + 1) : modelId
}
