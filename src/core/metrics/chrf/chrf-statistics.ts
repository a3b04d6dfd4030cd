import { countNgramMatches, countNgrams } from '../../text/count-ngram-matches.ts'
import { splitWords } from '../../text/split-words.ts'
import { chrfWords } from './chrf-words.ts'

/** The n-grams of one order. Those of a corpus are the sums over its sentences. */
export interface ChrfCounts {
  answer: number
  reference: number
  matches: number
}

export interface ChrfUnits {
  /** The longest n-gram of characters; 6 in chrF. */
  characterOrder: number
  /** The longest n-gram of words; 0 in chrF, 2 in chrF++. */
  wordOrder: number
  /** Whether blanks are characters. */
  countBlanks: boolean
}

/** Counts an answer against one reference: the orders of characters (code points), then those of words. */
export function chrfStatistics(answer: string, reference: string, units: ChrfUnits): ChrfCounts[] {
  const { characterOrder, wordOrder, countBlanks } = units
  const characters = (text: string) => [...(countBlanks ? text : splitWords(text).join(''))]
  return [
    ...countsOf(characters(answer), characters(reference), characterOrder),
    ...(wordOrder > 0 ? countsOf(chrfWords(answer), chrfWords(reference), wordOrder) : []),
  ]
}

function countsOf(answer: readonly string[], reference: readonly string[], order: number): ChrfCounts[] {
  return countNgramMatches(answer, [reference], order).map((matches, index) => {
    const referenceCount = countNgrams(reference.length, index + 1)
    return {
      // As in sacreBLEU: what no reference could match does not count.
      answer: referenceCount === 0 ? 0 : countNgrams(answer.length, index + 1),
      reference: referenceCount,
      matches,
    }
  })
}
