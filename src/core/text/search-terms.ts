/** One thing to find: a word, or a phrase that stood in quotes. */
export interface SearchTerm {
  /** Folded by `foldForSearch`. */
  text: string
  /**
   * Whether an index of words finds it: it begins with a letter or a digit, and is written in a script that puts spaces
   * between its words.
   */
  isOfWords: boolean
}

const mostTerms = 8
const wordCharacter = /[\p{L}\p{N}]/u
/** Scripts that set words side by side: no index of words can tell where one begins. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u

/** Words and "quoted phrases" of what a person typed into a search, the first eight of them. Empty when there are none. */
export function searchTerms(query: string): SearchTerm[] {
  const found = [...query.matchAll(/"([^"]*)"?|[^\s"]+/gu)].map(([all, quoted]) => foldForSearch(quoted ?? all).trim())
  return [...new Set(found)]
    .filter((text) => text !== '')
    .slice(0, mostTerms)
    .map((text) => ({ text, isOfWords: wordCharacter.test(text.charAt(0)) && !unspaced.test(text) }))
}

/** Lower case, without accents and other marks, every run of white space as one space: what is compared in a search. */
export function foldForSearch(text: string): string {
  const lower = text.toLowerCase().replaceAll(/\s+/gu, ' ')
  // eslint-disable-next-line no-control-regex -- plain ASCII has no marks, and is most of what there is
  return /^[\u0000-\u007f]*$/u.test(lower) ? lower : lower.normalize('NFD').replaceAll(/\p{M}/gu, '')
}

/** Whether a folded text holds a term: where a word begins for a term of words, anywhere otherwise. */
export function holdsTerm(folded: string, { text, isOfWords }: SearchTerm): boolean {
  for (let at = folded.indexOf(text); at >= 0; at = folded.indexOf(text, at + 1)) {
    if (!isOfWords || at === 0 || !wordCharacter.test(folded.charAt(at - 1))) return true
  }
  return false
}
