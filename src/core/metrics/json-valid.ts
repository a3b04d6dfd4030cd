import { z } from 'zod'
import { scored, type Metric } from '../metric.ts'
import { parseJsonAnswer } from '../text/parse-json-answer.ts'

const options = z.strictObject({
  kind: z
    .enum(['any', 'object', 'array'])
    .default('any')
    .meta({ title: 'Kind of value', description: 'An answer that is JSON of another kind fails.' }),
  stripFences: z
    .boolean()
    .default(false)
    .meta({ title: 'Accept a code fence', description: 'JSON inside a Markdown code fence counts as JSON.' }),
})

export type JsonValidOptions = z.infer<typeof options>

/** 1 when the whole answer is JSON (of the kind asked for), else 0 with the reason. Needs no expected output. */
export const jsonValid: Metric<JsonValidOptions> = {
  id: 'json-valid',
  title: 'Valid JSON',
  description: 'The answer can be parsed as JSON.',
  scale: 'pass-fail',
  options,
  score({ answer }, { kind, stripFences }) {
    const parsed = parseJsonAnswer(answer, { stripFences })
    if ('problem' in parsed) return scored(0, parsed.problem)
    const found = Array.isArray(parsed.value) ? 'array' : parsed.value === null ? 'null' : typeof parsed.value
    return kind === 'any' || kind === found ? scored(1) : scored(0, `the JSON is of kind ${found}, not ${kind}`)
  },
}
