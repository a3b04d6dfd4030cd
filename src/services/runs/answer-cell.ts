import type { Generation } from '../../core/backend.ts'
import type { ExperimentSpec } from '../../core/experiments/experiment-spec.ts'
import type { Settings } from '../../core/settings.ts'
import { cacheKey } from './cache-key.ts'
import { toFinishedCell } from './cell-result.ts'
import type { PreparedCell } from './cell-source.ts'
import { drawSamples, type DrawnAnswer } from './draw-samples.ts'
import { generateAnswer } from './generate-answer.ts'
import type { AnsweredCell } from './result-saver.ts'
import { generateWithin } from './generate-within.ts'
import type { RunDependencies } from './run-dependencies.ts'
import { extractSafely } from '../scoring/to-score-input.ts'
import type { SpendingLimit } from './spending-limit.ts'

/** How a run asks for its answers. */
export interface AnswerRules extends Pick<ExperimentSpec, 'useCache' | 'cacheMode'> {
  limits: readonly SpendingLimit[]
}

/**
 * Answers one cell, from the cache when it may, and within the limits of what may be spent. A variant that draws several
 * answers takes the most frequent. Throws AssayError.
 */
export async function answerCell(
  { cell, planned, row, rendered }: PreparedCell,
  { useCache, cacheMode, limits }: AnswerRules,
  { cache, now }: Pick<RunDependencies, 'cache' | 'now'>,
  signal: AbortSignal,
): Promise<AnsweredCell> {
  if ('error' in rendered) throw rendered.error
  const { messages } = rendered
  const { model, variant } = planned
  const seed = variant.settings.seed ?? cell.seed
  if (variant.samples === undefined) {
    const answer = await answerOnce(seed)
    return toAnswered(answer, [answer], undefined)
  }
  const drawn = await drawSamples({
    count: variant.samples,
    seed,
    draw: answerOnce,
    extract: (output) => extractSafely(output, variant.extract).answer,
  })
  return toAnswered(drawn.answer, drawn.all, JSON.stringify(drawn.votes))

  async function answerOnce(ownSeed: number): Promise<DrawnAnswer> {
    const settings: Settings = { ...variant.settings, seed: ownSeed }
    const identity = { modelIdentity: model.identity, messages, settings, repeat: cell.repeat }
    const key = useCache ? cacheKey(identity) : undefined
    const kept = key === undefined || cacheMode === 'refresh' ? undefined : cache.get(key)
    if (kept !== undefined && key !== undefined) {
      return { generation: JSON.parse(kept) as Generation, isCached: true, costUsd: 0, takenFromCache: key }
    }
    const generation = await ask(settings)
    const costUsd = model.costUsd(generation.usage)
    const answer = { generation, isCached: false, costUsd }
    if (key === undefined || cacheMode === 'read-only') return answer
    const { modelId } = model
    const { promptId } = planned
    return {
      ...answer,
      cacheEntry: { key, modelId, promptId, generation: JSON.stringify(generation), usedAt: now() },
    }
  }

  function toAnswered(
    { generation, isCached, costUsd }: DrawnAnswer,
    all: readonly DrawnAnswer[],
    votes: string | undefined,
  ): AnsweredCell {
    const finished = toFinishedCell({ cellId: cell.id, messages, generation, isCached, costUsd, finishedAt: now() })
    const { variant: index, rowPosition, repeat } = cell
    return {
      finished,
      saved: { cell: { ...finished, variant: index, rowPosition, repeat }, row },
      cacheEntries: all.flatMap(({ cacheEntry }) => cacheEntry ?? []),
      takenFromCache: all.flatMap(({ takenFromCache }) => takenFromCache ?? []),
      votes,
    }
  }

  function ask(settings: Settings): Promise<Generation> {
    const generate = () => generateAnswer(model.backend, { model: model.target, messages, settings }, signal)
    if (limits.length === 0) return generate()
    const worstUsd = model.worstUsd(messages, settings.maxTokens) ?? Infinity
    const costOf = ({ usage }: Generation) => model.costUsd(usage)
    return generateWithin(limits, { worstUsd, costUsd: costOf, generate }, signal)
  }
}
