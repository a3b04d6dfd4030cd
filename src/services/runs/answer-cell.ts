import type { Generation } from '../../core/backend.ts'
import type { Settings } from '../../core/settings.ts'
import type { FinishedCell } from '../../storage/cell-store.ts'
import { cacheKey } from './cache-key.ts'
import { toFinishedCell } from './cell-result.ts'
import type { PreparedCell } from './cell-source.ts'
import { generateAnswer } from './generate-answer.ts'
import type { SavedCell } from './result-saver.ts'
import type { RunDependencies } from './run-dependencies.ts'

/** An answer on its way to the disk. */
export interface AnsweredCell {
  finished: FinishedCell
  saved: SavedCell
}

/** Answers one cell, from the cache when it may. Throws AssayError. */
export async function answerCell(
  { cell, planned, row, rendered }: PreparedCell,
  useCache: boolean,
  dependencies: RunDependencies,
  signal: AbortSignal,
): Promise<AnsweredCell> {
  if ('error' in rendered) throw rendered.error
  const { messages } = rendered
  const { model, variant } = planned
  const settings: Settings = { ...variant.settings, seed: variant.settings.seed ?? cell.seed }
  const key = useCache ? cacheKey({ modelIdentity: model.identity, messages, settings, repeat: cell.repeat }) : ''
  const kept = useCache ? dependencies.cache.get(key) : undefined
  const generation =
    kept === undefined
      ? await generateAnswer(model.backend, { model: model.target, messages, settings }, signal)
      : (JSON.parse(kept) as Generation)
  const isCached = kept !== undefined
  if (useCache && !isCached) {
    dependencies.cache.put({ key, modelId: model.modelId, generation: JSON.stringify(generation), usedAt: dependencies.now() })
  }
  const costUsd = isCached ? 0 : model.costUsd(generation.usage)
  return {
    finished: toFinishedCell({ cellId: cell.id, messages, generation, isCached, costUsd, finishedAt: dependencies.now() }),
    saved: { id: cell.id, variant: cell.variant, output: generation.text, variables: row.variables, expected: row.expected },
  }
}
