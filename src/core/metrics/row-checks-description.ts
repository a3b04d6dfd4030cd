import { z } from 'zod'

const options = z.strictObject({
  column: z.string().min(1).max(200).default('checks').meta({
    title: 'Column',
    description: 'Holds the list of checks of each row: [{"id": "contains", "expected": "yes"}].',
  }),
})

export type RowChecksOptions = z.infer<typeof options>

/** The metric of row-checks.ts without the metrics that it calls, for the window. */
export const rowChecksDescription = {
  id: 'row-checks',
  title: 'Checks of the row',
  description: 'The answer passes the checks that its own row lists, as imported tests do.',
  scale: 'pass-fail' as const,
  readsOutput: true,
  options,
}
