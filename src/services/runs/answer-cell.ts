import type { Generation } from '../../core/backend.ts'
import type { ExperimentSpec } from '../../core/experiments/experiment-spec.ts'
import type { Settings } from '../../core/settings.ts'
import { cacheKey } from './cache-key.ts'
import { toFinishedCell } from './cell-result.ts'
import type { PreparedCell } from './cell-source.ts'
import { generateAnswer } from './generate-answer.ts'
import type { AnsweredCell } from './result-saver.ts'
import { generateWithin } from './generate-within.ts'
import type { RunDependencies } from './run-dependencies.ts'
import type { SpendingLimit } from './spending-limit.ts'

/** How a run asks for its answers. */
export interface AnswerRules extends Pick<ExperimentSpec, 'useCache' | 'cacheMode'> {
  limits: readonly SpendingLimit[]
}

/** Answers one cell, from the cache when it may, and within the limits of what may be spent. Throws AssayError. */
export async function answerCell(
  { cell, planned, row, rendered }: PreparedCell,
  { useCache, cacheMode, limits }: AnswerRules,
  { cache, now }: Pick<RunDependencies, 'cache' | 'now'>,
  signal: AbortSignal,
): Promise<AnsweredCell> {
  if ('error' in rendered) throw rendered.error
  const { messages } = rendered
  const { model, variant } = planned
  const settings: Settings = { ...variant.settings, seed: variant.settings.seed ?? cell.seed }
  const identity = { modelIdentity: model.identity, messages, settings, repeat: cell.repeat }
  const key = useCache ? cacheKey(identity) : undefined
  const kept = key === undefined || cacheMode === 'refresh' ? undefined : cache.get(key)
  const isCached = kept !== undefined
  const generation = isCached ? (JSON.parse(kept) as Generation) : await ask()
  const costUsd = model.costUsd(generation.usage)
  return {
    takenFromCache: isCached ? key : undefined,
    finished: toFinishedCell({ cellId: cell.id, messages, generation, isCached, costUsd, finishedAt: now() }),
    saved: {
      id: cell.id,
      variant: cell.variant,
      output: generation.text,
      variables: row.variables,
      expected: row.expected,
    },
    cacheEntry:
      key === undefined || isCached || cacheMode === 'read-only'
        ? undefined
        : {
            key,
            modelId: model.modelId,
            promptId: planned.promptId,
            generation: JSON.stringify(generation),
            usedAt: now(),
          },
  }

  function ask(): Promise<Generation> {
    const generate = () => generateAnswer(model.backend, { model: model.target, messages, settings }, signal)
    if (limits.length === 0) return generate()
    const worstUsd = model.worstUsd(messages, settings.maxTokens) ?? Infinity
    const costOf = ({ usage }: Generation) => model.costUsd(usage)
    return generateWithin(limits, { worstUsd, costUsd: costOf, generate }, signal)
  }
}
