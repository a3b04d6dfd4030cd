/** A verdict in a word or two, for lists. */
export interface VerdictWord {
  word: string
  /** True where the verdict decides something. */
  isClear: boolean
}

/**
 * The verdict's word from its sentence, which is all that lists are told. `core/statistics/verdict-sentence.ts` writes
 * the sentence; a test holds the two together. A sentence of another form is shown as it is.
 */
export function verdictWord(sentence: string): VerdictWord {
  const better = /^(.+?) (?:answers [\d,.]+ points? (?:more|fewer) rows|scores .+? (?:lower|higher) than)\b/u.exec(
    sentence,
  )
  if (better) return { word: `${better[1]} better`, isClear: true }
  if (/ are equivalent within /u.test(sentence)) return { word: 'Equivalent', isClear: true }
  if (sentence.startsWith('No clear difference')) return { word: 'No clear difference', isClear: false }
  if (sentence.startsWith('No difference seen')) return { word: 'No difference seen', isClear: false }
  if (sentence.startsWith('One row is too few')) return { word: 'Too few rows', isClear: false }
  if (/ cannot be compared/u.test(sentence)) return { word: 'Not comparable', isClear: false }
  return { word: sentence, isClear: false }
}
