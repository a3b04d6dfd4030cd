import { refusalOpenings, refusalPhrases, refusedActions } from './refusal-phrases.ts'

/** Only the beginning of an answer is looked at, in words: what comes later may speak of refusals. */
const refusalWindow = 60

/**
 * The phrase by which an English text refuses what it was asked, or undefined. It compares phrases, nothing more:
 * what is refused in other words, or in other languages, is not seen, and a quoted refusal is.
 * `more` are further phrases, in any case and spelling of contractions.
 */
export function findRefusal(text: string, more: readonly string[] = []): string | undefined {
  // A refusal within the first 60 words lies within this, however long the words.
  const beginning = ` ${plainWords(text.slice(0, 6000)).slice(0, refusalWindow).join(' ')} `
  const isThere = (phrase: string) => beginning.includes(` ${phrase} `)
  const own = more.map((phrase) => plainWords(phrase).join(' ')).find((phrase) => phrase !== '' && isThere(phrase))
  return own ?? refusalPhrases.find(isThere) ?? findOpening(isThere)
}

function findOpening(isThere: (phrase: string) => boolean): string | undefined {
  for (const opening of refusalOpenings) {
    if (!isThere(opening)) continue
    const action = refusedActions.find((verb) => isThere(`${opening} ${verb}`))
    if (action !== undefined) return `${opening} ${action}`
  }
  return undefined
}

/** Words without signs and fillers, contractions written out. "I cannot help but laugh" refuses nothing. */
function plainWords(text: string): string[] {
  const plain = contractions.reduce(
    (result, [from, to]) => result.replaceAll(from, to),
    text.normalize('NFC').toLowerCase().replaceAll(/[’‘`]/gu, "'"),
  )
  return (plain.replaceAll('cannot help but', ' ').match(/[\p{L}\p{M}\p{N}']+/gu) ?? []).filter(
    (word) => !fillers.has(word),
  )
}

const contractions: readonly (readonly [RegExp, string])[] = [
  [/\bcan'?t\b|\bcan not\b/gu, 'cannot'],
  [/\bwon't\b/gu, 'will not'],
  [/n't\b/gu, ' not'],
  [/\bi'm\b/gu, 'i am'],
  [/\bi'd\b/gu, 'i would'],
  [/\bi'll\b/gu, 'i will'],
  [/\bwe're\b/gu, 'we are'],
]

/** Words that may stand between an opening and what it refuses. */
const fillers = new Set([
  'actually',
  'also',
  'currently',
  'directly',
  'ethically',
  'just',
  'knowingly',
  'legally',
  'personally',
  'really',
  'simply',
  'therefore',
])
