import { z } from 'zod'
import { scored, unscored, type Score } from '../metric.ts'
import type { ModelMetric } from '../model-metric.ts'

const example = `function score({ output, answer, expected, variables }) {
  return answer.trim() === expected
}`

const options = z.strictObject({
  code: z
    .string()
    .min(1)
    .max(100_000)
    .refine((code) => /\bscore\b/u.test(code), 'it must define a function "score"')
    .meta({
      title: 'JavaScript',
      description:
        'A function score({ output, answer, expected, variables }) that returns a number, true, false, or ' +
        '{ value, reason }; null leaves the row unscored.',
      control: 'code',
      examples: [example],
    }),
})

export type ScriptOptions = z.infer<typeof options>

const returnedSchema = z.union([
  z.number(),
  z.boolean(),
  z.null(),
  z.object({ value: z.union([z.number(), z.boolean(), z.null()]), reason: z.string().max(2000).optional() }),
])

/**
 * A person's own score, in JavaScript: run in an interpreter without files or network, with 0.5 s, 32 MB and 256 KB of
 * stack a score. True counts 1 and false 0. Code that fails leaves its row unscored, with the error.
 */
export const script: ModelMetric<ScriptOptions> = {
  id: 'script',
  title: 'Own JavaScript',
  description: 'A function of your own that looks at output, answer, expected text and variables, and returns a score.',
  scale: 'number',
  readsOutput: true,
  needs: ['script'],
  models: () => [],
  options,
  async score({ output, answer, expected, variables }, { code }, tools) {
    const input = { output, answer, expected: expected ?? null, variables }
    return toScore(await tools.runScript(code, input))
  },
}

function toScore(returned: unknown): Score {
  const parsed = returnedSchema.safeParse(returned)
  if (!parsed.success) return unscored('the code returned neither a number, true or false, nor { value, reason }')
  const { value, reason } =
    typeof parsed.data === 'object' && parsed.data !== null ? parsed.data : { value: parsed.data, reason: undefined }
  return value === null ? unscored(reason ?? 'the code gave no score') : scored(Number(value), reason)
}
