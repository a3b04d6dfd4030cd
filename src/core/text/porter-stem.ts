/**
 * The stem of an English word in lower case: Porter's algorithm (Program 14.3, 1980) with the changes that NLTK's
 * `PorterStemmer` makes by default (nltk 3.10.3), because that is what rouge_score uses. Time grows with the length
 * of the word.
 */
export function porterStem(word: string): string {
  const irregular = irregularStems.get(word)
  if (irregular !== undefined) return irregular
  if (word.length <= 2) return word
  return [
    removePlural,
    removePastAndProgressive,
    replaceFinalY,
    replaceDoubleSuffix,
    replaceSuffix,
    removeSuffix,
    removeFinalE,
    removeDoubleL,
  ].reduce((stem, step) => step(stem), word)
}

const irregularStems = new Map([
  ['sky', 'sky'],
  ['skies', 'sky'],
  ['dying', 'die'],
  ['lying', 'lie'],
  ['tying', 'tie'],
  ['news', 'news'],
  ['innings', 'inning'],
  ['inning', 'inning'],
  ['outings', 'outing'],
  ['outing', 'outing'],
  ['cannings', 'canning'],
  ['canning', 'canning'],
  ['howe', 'howe'],
  ['proceed', 'proceed'],
  ['exceed', 'exceed'],
  ['succeed', 'succeed'],
])

/** Step 1a. */
function removePlural(word: string): string {
  if (word.endsWith('ies')) return word.slice(0, word.length === 4 ? -1 : -2)
  if (word.endsWith('sses')) return word.slice(0, -2)
  return word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word
}

/** Step 1b. */
function removePastAndProgressive(word: string): string {
  if (word.endsWith('ied')) return word.slice(0, word.length === 4 ? -1 : -2)
  if (word.endsWith('eed')) return measure(word.slice(0, -3)) > 0 ? word.slice(0, -1) : word
  const suffix = ['ed', 'ing'].find((candidate) => word.endsWith(candidate))
  if (suffix === undefined) return word
  const stem = word.slice(0, -suffix.length)
  return hasVowel(stem) ? mendEnding(stem) : word
}

/** Gives a stem that lost -ed or -ing the ending that its other forms have. */
function mendEnding(stem: string): string {
  if (/(?:at|bl|iz)$/u.test(stem)) return `${stem}e`
  if (endsInDoubleConsonant(stem)) return /[lsz]$/u.test(stem) ? stem : stem.slice(0, -1)
  return measure(stem) === 1 && endsInShortSyllable(stem) ? `${stem}e` : stem
}

/** Step 1c. */
function replaceFinalY(word: string): string {
  const stem = word.slice(0, -1)
  return word.endsWith('y') && stem.length > 1 && areConsonants(stem).at(-1) === true ? `${stem}i` : word
}

type Rule = readonly [suffix: string, replacement: string]

const doubleSuffixes: readonly Rule[] = [
  ['ational', 'ate'],
  ['tional', 'tion'],
  ['enci', 'ence'],
  ['anci', 'ance'],
  ['izer', 'ize'],
  ['bli', 'ble'],
  ['entli', 'ent'],
  ['eli', 'e'],
  ['ousli', 'ous'],
  ['ization', 'ize'],
  ['ation', 'ate'],
  ['ator', 'ate'],
  ['alism', 'al'],
  ['iveness', 'ive'],
  ['fulness', 'ful'],
  ['ousness', 'ous'],
  ['aliti', 'al'],
  ['iviti', 'ive'],
  ['biliti', 'ble'],
  ['fulli', 'ful'],
]

/** Step 2. */
function replaceDoubleSuffix(word: string): string {
  if (word.endsWith('alli') && measure(word.slice(0, -4)) > 0) return replaceDoubleSuffix(word.slice(0, -2))
  if (word.endsWith('logi')) return measure(word.slice(0, -3)) > 0 ? word.slice(0, -1) : word
  return applyFirst(word, doubleSuffixes, (stem) => measure(stem) > 0)
}

const suffixes: readonly Rule[] = [
  ['icate', 'ic'],
  ['ative', ''],
  ['alize', 'al'],
  ['iciti', 'ic'],
  ['ical', 'ic'],
  ['ful', ''],
  ['ness', ''],
]

/** Step 3. */
function replaceSuffix(word: string): string {
  return applyFirst(word, suffixes, (stem) => measure(stem) > 0)
}

const lastSuffixes: readonly Rule[] = 'al ance ence er ic able ible ant ement ment ent ion ou ism ate iti ous ive ize'
  .split(' ')
  .map((suffix) => [suffix, ''])

/** Step 4. */
function removeSuffix(word: string): string {
  return applyFirst(word, lastSuffixes, (stem) => measure(stem) > 1 && (!word.endsWith('ion') || /[st]$/u.test(stem)))
}

/** Step 5a. */
function removeFinalE(word: string): string {
  if (!word.endsWith('e')) return word
  const stem = word.slice(0, -1)
  const size = measure(stem)
  return size > 1 || (size === 1 && !endsInShortSyllable(stem)) ? stem : word
}

/** Step 5b. */
function removeDoubleL(word: string): string {
  return word.endsWith('ll') && measure(word.slice(0, -1)) > 1 ? word.slice(0, -1) : word
}

/** The first rule whose suffix the word has decides, whether its condition holds or not. */
function applyFirst(word: string, rules: readonly Rule[], condition: (stem: string) => boolean): string {
  const rule = rules.find(([suffix]) => word.endsWith(suffix))
  if (rule === undefined) return word
  const stem = word.slice(0, word.length - rule[0].length)
  return condition(stem) ? stem + rule[1] : word
}

/** A y is a consonant at the start and after a vowel. */
function areConsonants(word: string): boolean[] {
  const flags: boolean[] = []
  for (const letter of word) flags.push(letter === 'y' ? flags.at(-1) !== true : !'aeiou'.includes(letter))
  return flags
}

/** Porter's m: how often a consonant follows a vowel. */
function measure(stem: string): number {
  const flags = areConsonants(stem)
  return flags.filter((isConsonant, index) => isConsonant && flags[index - 1] === false).length
}

function hasVowel(stem: string): boolean {
  return areConsonants(stem).includes(false)
}

function endsInDoubleConsonant(word: string): boolean {
  return word.length >= 2 && word.at(-1) === word.at(-2) && areConsonants(word).at(-1) === true
}

/** Consonant, vowel, consonant other than w, x and y; or a word of just vowel and consonant. */
function endsInShortSyllable(word: string): boolean {
  const [before, vowel, last] = [undefined, undefined, undefined, ...areConsonants(word)].slice(-3)
  if (vowel !== false || last !== true) return false
  return before === undefined || (before && !/[wxy]$/u.test(word))
}
