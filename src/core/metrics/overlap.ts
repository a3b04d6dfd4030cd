import { z } from 'zod'

/** What an answer and a reference have in common, each from 0 to 1. */
export interface Overlap {
  /** The share of the answer that is in the reference. */
  precision: number
  /** The share of the reference that is in the answer. */
  recall: number
  /** The harmonic mean of both. */
  f1: number
}

/** The overlap of `matches` units out of those of an answer and of a reference; 0 where there are none. */
export function overlapOf(matches: number, answerCount: number, referenceCount: number): Overlap {
  const precision = matches / Math.max(1, answerCount)
  const recall = matches / Math.max(1, referenceCount)
  return { precision, recall, f1: matches === 0 ? 0 : (2 * precision * recall) / (precision + recall) }
}

/** The option that chooses one of the three. */
export const overlapMeasure = z.enum(['f1', 'precision', 'recall']).default('f1').meta({
  title: 'Measure',
  description: 'Precision: how much of the answer is expected. Recall: how much of the expected is there. F1: both.',
})
