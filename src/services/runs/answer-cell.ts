import type { Generation } from '../../core/backend.ts'
import type { Settings } from '../../core/settings.ts'
import { cacheKey } from './cache-key.ts'
import { toFinishedCell } from './cell-result.ts'
import type { PreparedCell } from './cell-source.ts'
import { generateAnswer } from './generate-answer.ts'
import type { AnsweredCell } from './result-saver.ts'
import type { RunDependencies } from './run-dependencies.ts'

/** Answers one cell, from the cache when it may. Throws AssayError. */
export async function answerCell(
  { cell, planned, row, rendered }: PreparedCell,
  useCache: boolean,
  { cache, now }: Pick<RunDependencies, 'cache' | 'now'>,
  signal: AbortSignal,
): Promise<AnsweredCell> {
  if ('error' in rendered) throw rendered.error
  const { messages } = rendered
  const { model, variant } = planned
  const settings: Settings = { ...variant.settings, seed: variant.settings.seed ?? cell.seed }
  const identity = { modelIdentity: model.identity, messages, settings, repeat: cell.repeat }
  const key = useCache ? cacheKey(identity) : undefined
  const kept = key === undefined ? undefined : cache.get(key)
  const isCached = kept !== undefined
  const generation = isCached
    ? (JSON.parse(kept) as Generation)
    : await generateAnswer(model.backend, { model: model.target, messages, settings }, signal)
  const costUsd = model.costUsd(generation.usage)
  return {
    finished: toFinishedCell({ cellId: cell.id, messages, generation, isCached, costUsd, finishedAt: now() }),
    saved: {
      id: cell.id,
      variant: cell.variant,
      output: generation.text,
      variables: row.variables,
      expected: row.expected,
    },
    cacheEntry:
      key === undefined || isCached
        ? undefined
        : { key, modelId: model.modelId, generation: JSON.stringify(generation), usedAt: now() },
  }
}
