import type { Interval } from '../interval.ts'
import { asymptoticSequence } from './asymptotic-sequence.ts'
import { bettingSequence } from './betting-sequence.ts'

export interface SequenceOptions {
  /** The chance that the sequence holds the truth after every row at once. */
  level: number
  /** Equivalence margin, or 0. */
  margin: number
  /** Nothing is decided on fewer rows. */
  minimumRows: number
}

/** What is known after the last row, however often somebody has looked before. */
export interface SequenceFacts {
  /** Null while there are too few rows, or numbers without any spread. */
  interval: Interval | null
  /** Anytime-valid: below alpha at any time with a chance of at most alpha where there is no difference. */
  pValue: number
}

/**
 * The confidence sequence of a mean difference, the differences taken in the order of the rows: by betting for shares
 * (differences in -1 .. 1), asymptotic for numbers that have no known bounds.
 */
export function confidenceSequence(
  scale: 'pass-fail' | 'number',
  differences: ArrayLike<number>,
  options: SequenceOptions,
): SequenceFacts {
  return scale === 'pass-fail' ? bettingSequence(differences, options) : asymptoticSequence(differences, options)
}
