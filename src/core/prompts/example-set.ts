import { z } from 'zod'

/** One worked example: what the variables were, what the right answer is, and how one gets there. */
export const exampleSchema = z.strictObject({
  variables: z.record(z.string(), z.json()),
  expected: z.string(),
  /** Steps that lead to the answer, for examples of a chain of thought. */
  reasoning: z.string().optional(),
})

export type Example = z.infer<typeof exampleSchema>

/**
 * The examples of a few-shot prompt. Its template writes them with `{% for example in examples %}`: each has the
 * variables by name, `expected` and `reasoning`.
 */
export const exampleSetSchema = z.strictObject({
  source: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('table'), rows: z.array(exampleSchema).max(1000) }),
    /** Rows of a dataset version (its content id), of one split where it is named; never the row that is asked. */
    z.strictObject({ kind: z.literal('dataset'), versionId: z.string(), split: z.string().optional() }),
  ]),
  /** How many are shown. */
  count: z.int().min(0).max(64),
})

export type ExampleSet = z.infer<typeof exampleSetSchema>
