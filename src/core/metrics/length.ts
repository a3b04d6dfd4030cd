import { z } from 'zod'
import { scored, unscored, type Metric } from '../metric.ts'
import { lengthUnits, maximumMeasuredText, measureLength } from './measure-length.ts'

const limit = z.int().min(0).max(10_000_000).optional()

const options = z
  .strictObject({
    unit: z.enum(lengthUnits).default('words').meta({
      title: 'Unit',
      description: 'Words are parted by blanks; lines without text do not count; blanks at both ends never do.',
    }),
    minimum: limit.meta({ title: 'At least', description: 'A shorter answer fails; no lower limit unless set.' }),
    maximum: limit.meta({ title: 'At most', description: 'A longer answer fails; no upper limit unless set.' }),
  })
  .refine(({ minimum, maximum }) => minimum !== undefined || maximum !== undefined, {
    path: ['maximum'],
    error: 'set a minimum, a maximum or both',
  })
  .refine(({ minimum = 0, maximum = Infinity }) => minimum <= maximum, {
    path: ['maximum'],
    error: 'the maximum is below the minimum',
  })

export type LengthOptions = z.infer<typeof options>

/**
 * 1 when the answer is neither shorter nor longer than allowed, else 0 with its length. Characters are Unicode code
 * points; split-sentences.ts says what a sentence is. Needs no expected output.
 */
export const length: Metric<LengthOptions> = {
  id: 'length',
  title: 'Length within limits',
  description: 'The answer has at least or at most so many characters, words, sentences or lines.',
  scale: 'pass-fail',
  options,
  score({ answer }, { unit, minimum = 0, maximum = Infinity }) {
    if (answer.length > maximumMeasuredText)
      return unscored(`the answer is longer than ${maximumMeasuredText} characters`)
    const size = measureLength(answer, unit)
    if (size >= minimum && size <= maximum) return scored(1)
    const said = `${size} ${size === 1 ? unit.slice(0, -1) : unit}`
    return scored(0, size < minimum ? `${said}: fewer than ${minimum}` : `${said}: more than ${maximum}`)
  },
}
