import { costUsd } from './cost-usd.ts'
import type { Price } from './price-book.ts'

/** A guess with its bounds. */
export interface Range {
  low: number
  typical: number
  high: number
}

/** What is known of a variant before it runs. Token counts are those of one request. */
export interface EstimateInput {
  price: Price | null
  /** Requests that are sent: cells that are not in the cache. */
  requests: number
  /** Of a sample of rows. */
  promptTokens: readonly number[]
  /** Of earlier answers of the same prompt and model, or of the model alone. */
  earlierCompletionTokens: readonly number[]
  maxTokens: number | undefined
}

/** A variant's cost before it runs. Null is unknown, never zero. */
export interface CostEstimate {
  promptTokens: Range | null
  completionTokens: Range | null
  /** Where the length of answers is from: earlier ones, only their limit (`low` is then 0 tokens), or nowhere. */
  basis: 'history' | 'limit' | 'none'
  /** US dollars of all requests. */
  costUsd: Range | null
}

/** Fewer answers say too little of those to come. */
const fewestAnswers = 5

/**
 * Estimates what a variant's requests will cost, without cached input. `low` and `high` take every request to be as the
 * 10th and the 90th percentile of the sample, which is wider than the sum of many will be; `typical` takes the mean.
 */
export function estimateCost(input: EstimateInput): CostEstimate {
  const promptTokens = toRange(input.promptTokens)
  const { completionTokens, basis } = estimateAnswer(input)
  const cost = (end: keyof Range): number | null => {
    const usage = {
      ...(promptTokens ? { promptTokens: promptTokens[end] } : {}),
      ...(completionTokens ? { completionTokens: completionTokens[end] } : {}),
    }
    const one = costUsd(input.price ?? undefined, usage)
    return one === null ? null : one * input.requests
  }
  const [low, typical, high] = [cost('low'), cost('typical'), cost('high')]
  const isKnown = low !== null && typical !== null && high !== null
  return { promptTokens, completionTokens, basis, costUsd: isKnown ? { low, typical, high } : null }
}

function estimateAnswer({
  earlierCompletionTokens,
  maxTokens,
}: EstimateInput): Pick<CostEstimate, 'completionTokens' | 'basis'> {
  const limit = maxTokens ?? Infinity
  if (earlierCompletionTokens.length >= fewestAnswers) {
    const cut = earlierCompletionTokens.map((tokens) => Math.min(tokens, limit))
    return { completionTokens: toRange(cut), basis: 'history' }
  }
  if (maxTokens === undefined) return { completionTokens: null, basis: 'none' }
  return { completionTokens: { low: 0, typical: maxTokens / 2, high: maxTokens }, basis: 'limit' }
}

function toRange(values: readonly number[]): Range | null {
  if (values.length === 0) return null
  const sorted = values.toSorted((left, right) => left - right)
  const at = (share: number): number => sorted[Math.round(share * (sorted.length - 1))] ?? 0
  const typical = values.reduce((sum, value) => sum + value, 0) / values.length
  return { low: Math.min(at(0.1), typical), typical, high: Math.max(at(0.9), typical) }
}

/** Sums of ranges; a variant whose cost is unknown makes the sum one of the others, and is counted. */
export function sumEstimates(estimates: readonly Pick<CostEstimate, 'costUsd'>[]): {
  knownUsd: Range
  unknownCount: number
} {
  const knownUsd = { low: 0, typical: 0, high: 0 }
  let unknownCount = 0
  for (const { costUsd: range } of estimates) {
    if (range === null) {
      unknownCount += 1
      continue
    }
    knownUsd.low += range.low
    knownUsd.typical += range.typical
    knownUsd.high += range.high
  }
  return { knownUsd, unknownCount }
}
