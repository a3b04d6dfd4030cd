import { bleuOptions, bleuSignature, type BleuOptions } from '../metrics/bleu/bleu-options.ts'
import { bleuParts } from '../metrics/bleu/bleu-score.ts'
import { bleuStatistics, type BleuStatistics } from '../metrics/bleu/bleu-statistics.ts'
import { bleuTokens } from '../metrics/bleu/bleu-tokens.ts'
import type { Aggregate } from './aggregate.ts'
import { countReferences } from './count-references.ts'

/** BLEU of a corpus, 0 to 100, as sacreBLEU 2.6.0's `corpus_bleu`: n-grams are counted over all answers together. */
export const corpusBleu: Aggregate<BleuOptions> = {
  id: 'bleu',
  title: 'Corpus BLEU',
  description: 'BLEU of all answers together, from 0 to 100, as papers report it (sacreBLEU).',
  options: bleuOptions,
  tabulate(samples, options) {
    const { ignoreCase, tokeniser, order } = options
    const rules = { ...options, effectiveOrder: false }
    const tokens = (text: string) => bleuTokens(ignoreCase ? text.toLowerCase() : text, tokeniser)
    const indices = Array.from({ length: 2 * order + 2 }, (_, index) => index)
    const rows = samples.map(({ answer, references }) => {
      const counts = bleuStatistics(tokens(answer), references.map(tokens), order)
      const { matches, totals, answerLength, referenceLength } = counts
      return { indices, values: [...matches, ...totals, answerLength, referenceLength] }
    })
    const read = (sums: Float64Array): BleuStatistics => ({
      matches: [...sums.subarray(0, order)],
      totals: [...sums.subarray(order, 2 * order)],
      answerLength: sums[2 * order] ?? 0,
      referenceLength: sums[2 * order + 1] ?? 0,
    })
    return {
      rows,
      size: indices.length,
      valueOf: (sums) => (rows.length === 0 ? null : bleuParts(read(sums), rules).score),
      detailsOf(sums) {
        const { precisions, brevityPenalty } = bleuParts(read(sums), rules)
        return { precisions, brevityPenalty, ...read(sums) }
      },
      signature: bleuSignature(options, countReferences(samples), false),
    }
  },
}
