import { chrfOptions, chrfSignature, type ChrfOptions } from '../metrics/chrf/chrf-options.ts'
import { chrfScore, type ChrfRules } from '../metrics/chrf/chrf-score.ts'
import { chrfStatistics, type ChrfCounts, type ChrfUnits } from '../metrics/chrf/chrf-statistics.ts'
import type { Aggregate, AggregateSample } from './aggregate.ts'
import { countReferences } from './count-references.ts'

const characterOrder = 6

interface ChrfKind {
  id: string
  title: string
  description: string
  wordOrder: number
}

/** chrF of a corpus, 0 to 100, as sacreBLEU 2.6.0's `corpus_chrf`: each answer counts with its best reference. */
function corpusChrfOf({ wordOrder, ...names }: ChrfKind): Aggregate<ChrfOptions> {
  return {
    ...names,
    options: chrfOptions,
    tabulate(samples, options) {
      const { ignoreCase, countBlanks, ...rules } = options
      const units = { characterOrder, wordOrder, countBlanks }
      const orders = characterOrder + wordOrder
      const indices = Array.from({ length: 3 * orders }, (_, index) => index)
      const cased = (text: string) => (ignoreCase ? text.toLowerCase() : text)
      const rows = samples.map(({ answer, references }) => {
        const best = bestCounts({ answer: cased(answer), references: references.map(cased) }, units, rules)
        return { indices, values: best.flatMap((one) => [one.answer, one.reference, one.matches]) }
      })
      const read = (sums: Float64Array): ChrfCounts[] =>
        Array.from({ length: orders }, (_, order) => ({
          answer: sums[3 * order] ?? 0,
          reference: sums[3 * order + 1] ?? 0,
          matches: sums[3 * order + 2] ?? 0,
        }))
      return {
        rows,
        size: indices.length,
        valueOf: (sums) => (rows.length === 0 ? null : chrfScore(read(sums), rules)),
        detailsOf: () => ({ beta: rules.beta, characterOrder, wordOrder }),
        signature: chrfSignature(options, wordOrder, countReferences(samples)),
      }
    },
  }
}

export const corpusChrf = corpusChrfOf({
  id: 'chrf',
  title: 'Corpus chrF',
  description: 'chrF of all answers together, from 0 to 100 (sacreBLEU).',
  wordOrder: 0,
})

export const corpusChrfPlusPlus = corpusChrfOf({
  id: 'chrf-plus-plus',
  title: 'Corpus chrF++',
  description: 'chrF++ of all answers together, from 0 to 100 (sacreBLEU).',
  wordOrder: 2,
})

function bestCounts({ answer, references }: AggregateSample, units: ChrfUnits, rules: ChrfRules): ChrfCounts[] {
  let best: ChrfCounts[] = []
  let bestScore = -1
  for (const reference of references) {
    const counts = chrfStatistics(answer, reference, units)
    const score = chrfScore(counts, rules)
    if (score <= bestScore) continue
    best = counts
    bestScore = score
  }
  return best
}
