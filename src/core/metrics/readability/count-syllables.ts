/**
 * About how many syllables an English word has: its runs of vowels (a, e, i, o, u, y), less those that are not
 * sounded, at least one.
 * - A final e is silent ("came"), but for -le after a consonant ("table").
 * - The e of -es is silent ("names"), but for -les after a consonant ("tables") and after a hiss ("boxes", "pages").
 * - The e of -ed is silent ("used"), but for after t and d ("wanted") and in -led after a consonant ("handled").
 * - The i of -ing after a vowel is sounded on its own ("being").
 * - An accented e is always sounded ("café"); other accents are passed over.
 * Vowels that meet and are sounded apart ("idea") count once, a silent e inside a word ("something") counts; both are
 * known faults of the rule. Every digit of a number counts one.
 */
export function countSyllables(word: string): number {
  const digits = word.match(/\p{N}/gu)?.length ?? 0
  const letters = word
    .toLowerCase()
    .replaceAll(/[éèêë]/gu, 'a')
    .normalize('NFD')
    .replaceAll(/[^a-z]/gu, '')
  return letters === '' ? Math.max(1, digits) : digits + countInLetters(letters)
}

function countInLetters(letters: string): number {
  const runs = letters.match(/[aeiouy]+/gu)?.length ?? 0
  const silent = silentEndings.some((ending) => ending.test(letters)) ? 1 : 0
  const apart = /[aeiouy]ing$/u.test(letters) ? 1 : 0
  return Math.max(1, runs - silent + apart)
}

/** Each ends in an e that is a vowel run of its own and is not sounded. */
const silentEndings = [
  /[^aeiouyl]e$|[aeiouyl]le$/u,
  /(?<![cgsxz]|[cs]h)(?<=[^aeiouyl]|[aeiouyl]l)es$/u,
  /(?<=[^aeiouytdl]|[aeiouyl]l)ed$/u,
]
