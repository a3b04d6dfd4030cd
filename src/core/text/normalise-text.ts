/** What two texts may differ in and still count as the same. */
export interface Normalisation {
  ignoreCase?: boolean
  /** Leave out blanks at both ends. */
  trim?: boolean
  /** Leave out Unicode punctuation and the ASCII symbols that Python's string.punctuation holds (as SQuAD does). */
  ignorePunctuation?: boolean
  /** Count every run of blanks as one space. */
  collapseSpaces?: boolean
}

/**
 * The form in which texts are compared. Always NFC, so that an accent typed as one character equals the same accent
 * typed as two. Case is folded by Unicode rules, without a locale.
 */
export function normaliseText(text: string, rules: Normalisation): string {
  let result = text.normalize('NFC')
  if (rules.ignoreCase) result = result.toLowerCase()
  if (rules.ignorePunctuation) result = result.replace(/[\p{P}$+<=>^`|~]/gu, '')
  if (rules.collapseSpaces) result = result.replace(/\s+/gu, ' ')
  return rules.trim ? result.trim() : result
}
