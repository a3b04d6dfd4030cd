import { splitWords } from '../../text/split-words.ts'

/**
 * The words of chrF++ (sacreBLEU 2.6.0, `CHRF._remove_punctuation`): parted by blanks, and one ASCII sign at the end
 * of a word, or else at its start, is a word of its own.
 */
export function chrfWords(text: string): string[] {
  return splitWords(text).flatMap((word) => {
    const characters = [...word]
    if (characters.length === 1) return [word]
    if (isSign(characters.at(-1))) return [characters.slice(0, -1).join(''), word.slice(-1)]
    return isSign(characters[0]) ? [word.slice(0, 1), word.slice(1)] : [word]
  })
}

function isSign(character: string | undefined): boolean {
  return character !== undefined && /^[!-/:-@[-`{-~]$/u.test(character)
}
