import { z } from 'zod'
import { scored, unscored, type Metric } from '../metric.ts'
import { lengthUnits, maximumMeasuredText, measureLength } from './measure-length.ts'

const options = z.strictObject({
  unit: z.enum(lengthUnits).default('words').meta({
    title: 'Unit',
    description: 'Words are parted by blanks; lines without text do not count; blanks at both ends never do.',
  }),
})

/** How long the answer is; shorter is better. */
export const answerLength: Metric<z.infer<typeof options>> = {
  id: 'answer-length',
  title: 'Length of the answer',
  description: 'Characters, words, sentences or lines of the answer; fewer is better.',
  scale: 'number',
  lowerIsBetter: true,
  options,
  score({ answer }, { unit }) {
    if (answer.length > maximumMeasuredText)
      return unscored(`the answer is longer than ${maximumMeasuredText} characters`)
    return scored(measureLength(answer, unit))
  },
}
