import { splitSentences } from '../text/split-sentences.ts'
import { splitWords } from '../text/split-words.ts'

export const lengthUnits = ['characters', 'words', 'sentences', 'lines'] as const
export type LengthUnit = (typeof lengthUnits)[number]

/** Longer answers are not measured in sentences or words. In UTF-16 code units. */
export const maximumMeasuredText = 1_000_000

/** The length of a text without the blanks at its ends. Characters are Unicode code points; empty lines do not count. */
export function measureLength(text: string, unit: LengthUnit): number {
  return measures[unit](text.trim())
}

const measures: Record<LengthUnit, (text: string) => number> = {
  characters: (text) => [...text].length,
  words: (text) => splitWords(text).length,
  sentences: (text) => splitSentences(text).length,
  lines: (text) => text.split(/\r\n|[\n\r]/u).filter((line) => line.trim() !== '').length,
}
