import { z } from 'zod'
import { scored, unscored, type Metric } from '../metric.ts'
import { findNumbers } from '../text/find-numbers.ts'

const options = z.strictObject({
  absolute: z.number().min(0).default(0).meta({ title: 'Tolerance', description: 'Largest difference that passes.' }),
  relative: z
    .number()
    .min(0)
    .default(0)
    .meta({ title: 'Relative tolerance', description: 'As a share of the expected number: 0.01 is 1%.' }),
  take: z.enum(['last', 'first', 'only']).default('last').meta({
    title: 'Which number',
    description: 'Of the numbers in the answer; "only" fails where there are several.',
  }),
  decimal: z
    .enum(['point', 'comma'])
    .default('point')
    .meta({ title: 'Decimal sign', description: 'point: 1,234.5 as in English. comma: 1.234,5 as in German.' }),
  expected: z
    .number()
    .optional()
    .meta({ title: 'Expected number', description: "In place of the row's expected output." }),
})

export type NumberWithinOptions = z.infer<typeof options>

/**
 * 1 when the answer's number differs from the expected one by at most the larger of both tolerances (as Python's
 * math.isclose, relative to the expected number; with no tolerance they must be equal), else 0. By default the last
 * number of the answer counts, as is usual for worked arithmetic (GSM8K). An answer without a number is a wrong
 * answer: 0, with the reason. A row without an expected number cannot be scored.
 */
export const numberWithin: Metric<NumberWithinOptions> = {
  id: 'number-within',
  title: 'Number within tolerance',
  description: 'The number in the answer is the expected one, or near enough.',
  scale: 'pass-fail',
  options,
  score({ answer, expected }, { absolute, relative, take, decimal, expected: given }) {
    if (given === undefined && expected === undefined) return unscored('the row has no expected output')
    const wanted = given ?? findNumbers(expected ?? '', decimal).at(-1)
    if (wanted === undefined) return unscored(`the expected output "${shortened(expected ?? '')}" holds no number`)
    const numbers = findNumbers(answer, decimal)
    const number = take === 'first' ? numbers[0] : numbers.at(-1)
    if (number === undefined) return scored(0, 'the answer holds no number')
    if (take === 'only' && numbers.length > 1) return scored(0, `the answer holds ${numbers.length} numbers`)
    return isWithin(number, wanted, Math.max(absolute, relative * Math.abs(wanted)))
      ? scored(1)
      : scored(0, `${number} is not within tolerance of ${wanted}`)
  },
}

/** Allows a few units of rounding, so that 1.1 and 1.0 differ by at most 0.1. */
function isWithin(number: number, wanted: number, tolerance: number): boolean {
  const rounding = tolerance === 0 ? 0 : 4 * Number.EPSILON * Math.max(Math.abs(number), Math.abs(wanted))
  return Math.abs(number - wanted) <= tolerance + rounding
}

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text
}
