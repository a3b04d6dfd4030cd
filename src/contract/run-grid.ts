import { z } from 'zod'

/**
 * Which rows a grid shows: those where variants score differently, where a cell failed, where an answer could not be
 * scored, or where `a` does better than `b` (for pass/fail: `a` right and `b` wrong).
 */
const gridFilterSchema = z.enum(['all', 'disagree', 'failed', 'unscored', 'a-better', 'b-better'])
export type GridFilter = z.infer<typeof gridFilterSchema>

const variantSchema = z.int().min(0).max(25)

/** What rows are sorted by: their place, or a figure of one variant, or the score of `b` less that of `a`. */
const gridSortSchema = z.object({
  by: z.enum(['row', 'score', 'difference', 'latency', 'cost', 'length']),
  /** Whose figure: left out for `row` and `difference`. */
  variant: variantSchema.default(0),
  isDescending: z.boolean().default(false),
})
export type GridSort = z.infer<typeof gridSortSchema>

/** Which rows of a run to show and in which order. Rows without the figure that is sorted by come last. */
export const gridQuerySchema = z.object({
  filter: gridFilterSchema.default('all'),
  /** Index of the metric that scores are of. */
  metric: z.int().min(0).max(19).default(0),
  /** The two variants of `a-better`, `b-better` and the difference. */
  pair: z.object({ a: variantSchema, b: variantSchema }).default({ a: 0, b: 1 }),
  /** Only rows on which a variant scores between the two, both included. */
  range: z.object({ variant: variantSchema, least: z.number(), most: z.number() }).optional(),
  /** Only rows with this tag. */
  tag: z.string().max(200).optional(),
  /** Words and "quoted phrases", each of which has to be in the row's inputs, expected output or answers. */
  search: z.string().max(500).optional(),
  sort: gridSortSchema.optional(),
})
export type GridQuery = z.infer<typeof gridQuerySchema>
/** A query as it is asked, with what goes without saying left out. */
export type GridQueryInput = z.input<typeof gridQuerySchema>

/** One cell as the grid shows it; texts are cut to the first 400 characters. */
const gridCellSchema = z.object({
  cellId: z.int(),
  variant: z.int(),
  repeat: z.int(),
  status: z.enum(['pending', 'running', 'done', 'failed']),
  preview: z.string().nullable(),
  isCached: z.boolean(),
  totalMs: z.number().nullable(),
  costUsd: z.number().nullable(),
  promptTokens: z.number().nullable(),
  completionTokens: z.number().nullable(),
  errorMessage: z.string().nullable(),
  /** In the order of the metrics; null is unscored or not scored yet. */
  scores: z.array(z.number().nullable()),
})
export type GridCell = z.infer<typeof gridCellSchema>

export const gridRowSchema = z.object({
  position: z.int(),
  variables: z.record(z.string(), z.unknown()),
  expected: z.string().nullable(),
  cells: z.array(gridCellSchema),
})
export type GridRow = z.infer<typeof gridRowSchema>
