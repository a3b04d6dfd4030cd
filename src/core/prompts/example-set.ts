import { z } from 'zod'

/** One worked example: what the variables were, what the right answer is, and how one gets there. */
export const exampleSchema = z.strictObject({
  variables: z.record(z.string(), z.json()),
  expected: z.string(),
  /** Steps that lead to the answer, for examples of a chain of thought. */
  reasoning: z.string().optional(),
})

export type Example = z.infer<typeof exampleSchema>

const seed = z.int().min(0).max(4_294_967_295)

/** Which of the examples a row is shown. */
const exampleChoiceSchema = z.discriminatedUnion('kind', [
  /** The first ones of the source. */
  z.strictObject({ kind: z.literal('first') }),
  /** Drawn by a seed: the same for every row, but for a row that would be shown itself. */
  z.strictObject({ kind: z.literal('random'), seed }),
  /** Drawn by a seed, as many of each expected answer as can be. */
  z.strictObject({ kind: z.literal('balanced'), seed }),
  /** Those with the most telling words in common with the row (BM25). */
  z.strictObject({ kind: z.literal('nearest') }),
])

export type ExampleChoice = z.infer<typeof exampleChoiceSchema>

/** The order in which the chosen ones are shown. */
const exampleOrderSchema = z.discriminatedUnion('kind', [
  /** As the source has them. */
  z.strictObject({ kind: z.literal('given') }),
  z.strictObject({ kind: z.literal('shuffled'), seed }),
  /** The most alike next to the question. */
  z.strictObject({ kind: z.literal('nearest-last') }),
])

export type ExampleOrder = z.infer<typeof exampleOrderSchema>

/**
 * The examples of a few-shot prompt. Its template writes them with `{% for example in examples %}`: each has the
 * variables by name, `expected` and `reasoning`. No row is shown itself, nor a row that reads the same.
 */
export const exampleSetSchema = z.strictObject({
  source: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('table'), rows: z.array(exampleSchema).max(1000) }),
    /** Rows of a dataset version (its content id), of one split where it is named; never the row that is asked. */
    z.strictObject({ kind: z.literal('dataset'), versionId: z.string(), split: z.string().optional() }),
  ]),
  /** How many are shown. */
  count: z.int().min(0).max(64),
  /** The first ones where nothing is said. */
  choose: exampleChoiceSchema.optional(),
  /** As the source has them where nothing is said. */
  order: exampleOrderSchema.optional(),
})

export type ExampleSet = z.infer<typeof exampleSetSchema>
