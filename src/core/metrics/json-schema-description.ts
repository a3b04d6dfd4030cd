import { z } from 'zod'
import { isDeeperThan } from '../text/parse-json-answer.ts'
import type { MetricDescription } from '../metric.ts'

const maximumSchemaLength = 200_000

const options = z.strictObject({
  schema: z
    .record(z.string(), z.unknown())
    .refine(isOfReasonableSize, 'the schema must be JSON of at most 200,000 characters and 100 levels')
    .meta({
      title: 'JSON Schema',
      description: 'Draft 7, 2019-09 or 2020-12, as its $schema says; draft 7 otherwise.',
    }),
  stripFences: z
    .boolean()
    .default(false)
    .meta({ title: 'Accept a code fence', description: 'JSON inside a Markdown code fence counts as JSON.' }),
})

export type JsonSchemaOptions = z.infer<typeof options>

/** The metric of json-schema.ts without its validator, which generates code and so may not run in the window. */
export const jsonSchemaDescription: MetricDescription<JsonSchemaOptions> = {
  id: 'json-schema',
  title: 'Matches a JSON Schema',
  description: 'The answer is JSON that a JSON Schema accepts.',
  scale: 'pass-fail',
  options,
}

function isOfReasonableSize(schema: Record<string, unknown>): boolean {
  try {
    const text = JSON.stringify(schema)
    return text.length <= maximumSchemaLength && !isDeeperThan(text, 100)
  } catch {
    // Circular, or holding what JSON cannot.
    return false
  }
}
