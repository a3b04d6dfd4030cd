import { AssayError } from '../../errors.ts'

/** How many rows each step may take. */
interface OptimisationPlan {
  trainRows: number
  testRows: number
  /** Answers in all: candidates and the prompt itself on train, and the best against the prompt on test. */
  answers: number
}

/** On fewer rows the best of several is mostly luck. */
const fewestRows = 10

/**
 * Divides a budget of answers: up to three tenths for the two prompts on the test rows, what is left for all of them on
 * the train rows. Throws `bad-input` where that leaves too few rows, with the number of answers that it takes.
 */
export function planOptimisation(input: {
  trainRows: number
  testRows: number
  /** With the prompt as it is. */
  prompts: number
  answersPerCell: number
  maxAnswers: number
}): OptimisationPlan {
  const { prompts, answersPerCell } = input
  for (const [split, rows] of [
    ['train', input.trainRows],
    ['test', input.testRows],
  ] as const) {
    if (rows < fewestRows) {
      throw new AssayError('bad-input', {
        what: `The split "${split}" has ${rows} ${rows === 1 ? 'row' : 'rows'}, and optimising takes ${fewestRows} at least`,
        mend: 'split the dataset into train and test first',
      })
    }
  }
  const cells = Math.floor(input.maxAnswers / answersPerCell)
  const testRows = Math.min(input.testRows, Math.floor((cells * 0.3) / 2))
  const trainRows = Math.min(input.trainRows, Math.floor((cells - 2 * testRows) / prompts))
  if (testRows < fewestRows || trainRows < fewestRows) {
    const needed = Math.ceil(Math.max((2 * fewestRows) / 0.3, (prompts * fewestRows) / 0.7)) * answersPerCell
    throw new AssayError('bad-input', {
      what: `A budget of ${input.maxAnswers} answers is too small for ${prompts} prompts`,
      mend: `allow ${needed} or more, or try fewer candidates`,
    })
  }
  return { trainRows, testRows, answers: (trainRows * prompts + testRows * 2) * answersPerCell }
}
