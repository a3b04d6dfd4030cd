import type { Generation, Usage } from '../../core/backend.ts'
import type { CellVotes } from '../../core/experiments/cell-votes.ts'
import { majorityVote } from '../../core/experiments/majority-vote.ts'
import { hashSeed } from '../../core/statistics/random.ts'
import type { CacheEntry } from '../../storage/cache-store.ts'

/** One answer of a model. */
export interface DrawnAnswer {
  generation: Generation
  isCached: boolean
  /** Null is unknown; what came from the cache cost nothing. */
  costUsd: number | null
  /** For the response cache. */
  cacheEntry?: CacheEntry
  /** Its key in the response cache, where it was found there. */
  takenFromCache?: string
}

/** All answers of one cell. */
interface DrawnSamples {
  /** The one that counts, with the tokens, the time and the cost of all. */
  answer: DrawnAnswer
  all: readonly DrawnAnswer[]
  votes: CellVotes
}

/**
 * Draws several answers one after another, the first with the cell's own seed, and lets them vote by what `extract`
 * takes out of each. Throws what `draw` throws: a cell has all of its answers or none.
 */
export async function drawSamples(input: {
  count: number
  seed: number
  draw: (seed: number) => Promise<DrawnAnswer>
  extract: (output: string) => string | null
}): Promise<DrawnSamples> {
  const { count, seed, draw, extract } = input
  const all: DrawnAnswer[] = []
  const samples: CellVotes['samples'] = []
  for (let index = 0; index < count; index += 1) {
    const own = index === 0 ? seed : hashSeed(seed, index)
    const drawn = await draw(own)
    const { text } = drawn.generation
    all.push(drawn)
    samples.push({ seed: own, output: text, answer: extract(text), isCached: drawn.isCached })
  }
  const vote = majorityVote(samples.map(({ answer }) => answer))
  const { generation } = all[vote.chosen] as DrawnAnswer
  return {
    answer: {
      generation: { ...generation, usage: usageOf(all), timing: timingOf(all), retries: retriesOf(all) },
      isCached: all.every(({ isCached }) => isCached),
      costUsd: sumKnown(all.map(({ costUsd }) => costUsd ?? undefined)) ?? null,
    },
    all,
    votes: { ...vote, samples },
  }
}

/** Tokens of all answers; what one of them does not know the sum does not know. */
function usageOf(drawn: readonly DrawnAnswer[]): Usage {
  const usage: Usage = {}
  for (const name of ['promptTokens', 'cachedPromptTokens', 'completionTokens', 'reasoningTokens'] as const) {
    const sum = sumKnown(drawn.map(({ generation }) => generation.usage[name]))
    if (sum !== undefined) usage[name] = sum
  }
  return usage
}

/** Time of the answers that were generated now. */
function timingOf(drawn: readonly DrawnAnswer[]): Generation['timing'] {
  const timings = drawn.flatMap(({ generation, isCached }) => (isCached ? [] : [generation.timing]))
  const firstTokenMs = timings[0]?.firstTokenMs
  return {
    totalMs: timings.reduce((sum, { totalMs }) => sum + totalMs, 0),
    ...(firstTokenMs === undefined ? {} : { firstTokenMs }),
  }
}

function retriesOf(drawn: readonly DrawnAnswer[]): number {
  return drawn.reduce((sum, { generation, isCached }) => sum + (isCached ? 0 : generation.retries), 0)
}

function sumKnown(values: readonly (number | undefined)[]): number | undefined {
  let sum = 0
  for (const value of values) {
    if (value === undefined) return undefined
    sum += value
  }
  return sum
}
