import { z } from 'zod'
import { scored, unscored, type Metric } from '../metric.ts'
import { parseJsonAnswer } from '../text/parse-json-answer.ts'
import { compareFields } from './json-fields/compare-fields.ts'

const options = z.strictObject({
  stripFences: z
    .boolean()
    .default(false)
    .meta({ title: 'Accept a code fence', description: 'JSON inside a Markdown code fence counts as JSON.' }),
  ignoreCase: z
    .boolean()
    .default(false)
    .meta({ title: 'Ignore case', description: 'Of the texts in fields; the names of fields must be the same.' }),
  ignoreType: z
    .boolean()
    .default(false)
    .meta({ title: 'Ignore types', description: 'The text "7" is as good as the number 7, "true" as true.' }),
  tolerance: z
    .number()
    .min(0)
    .default(0)
    .meta({ title: 'Tolerance', description: 'Largest difference at which two numbers count as the same.' }),
  countExtra: z.boolean().default(false).meta({
    title: 'Count fields that are not expected',
    description: 'Each one counts as a wrong field; they are passed over otherwise.',
  }),
})

export type JsonFieldsOptions = z.infer<typeof options>

/**
 * The share of the expected fields that the answer has right, 0 to 1. The expected output is JSON; a field is every
 * value in it that holds no others (a text, a number, true, false, null, an empty list or object), at its place:
 * items of a list are compared by position. An answer that is not JSON has no field right: 0 with the reason. A row
 * without expected JSON is unscored.
 */
export const jsonFields: Metric<JsonFieldsOptions> = {
  id: 'json-fields',
  title: 'JSON fields right',
  description: 'The share of the fields of the expected JSON that the answer has right, from 0 to 1.',
  scale: 'number',
  worst: 0,
  options,
  score({ answer, expected }, { stripFences, ...rules }) {
    if (expected === undefined || expected.trim() === '') return unscored('the row has no expected output')
    const wanted = parseJsonAnswer(expected, { stripFences: false })
    if ('problem' in wanted) return unscored(`the expected output is not JSON: ${withoutLead(wanted.problem)}`)
    const found = parseJsonAnswer(answer, { stripFences })
    if ('problem' in found) return scored(0, found.problem)
    const { total, wrong, firstWrong } = compareFields(wanted.value, found.value, rules)
    if (wrong === 0) return scored(1)
    const places = firstWrong.join(', ') + (wrong > firstWrong.length ? ' …' : '')
    return scored((total - wrong) / total, `${wrong} of ${total} wrong: ${places}`)
  },
}

function withoutLead(problem: string): string {
  return problem.replace(/^the output is not JSON: /u, '').replace(/^the output/u, 'it')
}
