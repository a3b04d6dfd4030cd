import { isAssayError } from '../errors.ts'
import { scored, type Metric } from '../metric.ts'
import { parseJsonAnswer } from '../text/parse-json-answer.ts'
import { compileJsonSchema } from './compile-json-schema.ts'
import { jsonSchemaDescription, type JsonSchemaOptions } from './json-schema-description.ts'

/**
 * 1 when the answer is JSON that the schema accepts, else 0 with the first thing that is wrong. Needs no expected
 * output. Options with a broken schema are refused when they are parsed.
 */
export const jsonSchema: Metric<JsonSchemaOptions> = {
  ...jsonSchemaDescription,
  options: jsonSchemaDescription.options.refine(({ schema }) => schemaProblem(schema) === undefined, {
    path: ['schema'],
    error: ({ input }) => schemaProblem((input as JsonSchemaOptions).schema) ?? 'the schema is broken',
  }),
  score({ answer }, { schema, stripFences }) {
    const parsed = parseJsonAnswer(answer, { stripFences })
    if ('problem' in parsed) return scored(0, parsed.problem)
    const problem = compileJsonSchema(schema)(parsed.value)
    return problem === undefined ? scored(1) : scored(0, problem)
  },
}

function schemaProblem(schema: Record<string, unknown>): string | undefined {
  try {
    compileJsonSchema(schema)
    return undefined
  } catch (error) {
    if (isAssayError(error, 'bad-input')) return error.data.mend
    throw error
  }
}
