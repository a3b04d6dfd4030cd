import { z } from 'zod'
import { describeVariable } from './shown-material.ts'

/** Options that every judge has. */
export const judgeOptions = {
  judges: z.array(z.string().min(1)).min(1).max(7).meta({
    title: 'Judges',
    description: 'The models that judge; several are a panel.',
    control: 'models',
  }),
  criteria: z.string().trim().min(1).max(10_000).meta({
    title: 'Criteria',
    description: 'What makes an answer good, in your words.',
    control: 'long-text',
  }),
  variables: z
    .array(z.string().min(1))
    .max(20)
    .default([])
    .meta({
      title: 'Columns shown',
      description: `Columns of the row that the judge sees: ${describeVariable}.`,
      control: 'names',
    }),
  showExpected: z.boolean().default(true).meta({
    title: 'Show the expected output',
    description: 'The judge sees it as a reference, where the row has one.',
  }),
  probabilities: z.boolean().default(false).meta({
    title: 'Read probabilities',
    description: 'Where the model tells how likely each verdict is, that counts in place of its text.',
  }),
}

export type JudgeOptions = z.infer<z.ZodObject<typeof judgeOptions>>

/** Judges answer the same way every time, as far as they can. */
export const judgeSettings = { temperature: 0, maxTokens: 400, seed: 1 }
