import { countNgramMatches, countNgrams } from '../../text/count-ngram-matches.ts'

/** What BLEU is computed from. Those of a corpus are the sums over its sentences. */
export interface BleuStatistics {
  /** Matching n-grams, for n = 1 and up. */
  matches: readonly number[]
  /** N-grams of the answer, for n = 1 and up. */
  totals: readonly number[]
  /** In tokens. */
  answerLength: number
  /** In tokens; of several references the one whose length is nearest, the shorter of two as near. */
  referenceLength: number
}

/** Counts one answer against its references, all as tokens, up to n-grams of `order`. */
export function bleuStatistics(
  answer: readonly string[],
  references: readonly (readonly string[])[],
  order: number,
): BleuStatistics {
  const lengths = references.map(({ length }) => length).sort((a, b) => a - b)
  const distance = (length: number) => Math.abs(length - answer.length)
  return {
    matches: countNgramMatches(answer, references, order),
    totals: Array.from({ length: order }, (_, index) => countNgrams(answer.length, index + 1)),
    answerLength: answer.length,
    referenceLength: lengths.reduce(
      (best, length) => (distance(length) < distance(best) ? length : best),
      lengths[0] ?? 0,
    ),
  }
}
