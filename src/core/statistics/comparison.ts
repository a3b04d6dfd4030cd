import { z } from 'zod'
import { intervalSchema } from './interval.ts'

const verdictSchema = z.enum(['A better', 'B better', 'equivalent', 'not enough evidence'])

export type Verdict = z.infer<typeof verdictSchema>

/** How the p-value came about, and on how many rows which variant did better. */
const pairedTestSchema = z.strictObject({
  /** `none` when no row was compared. */
  name: z.enum(['McNemar exact', 'Wilcoxon signed-rank', 'sign-flip permutation', 'none']),
  /** Two-sided; null for `none`. */
  pValue: z.number().min(0).max(1).nullable(),
  /** False where the p-value is an approximation or a sample of permutations. */
  isExact: z.boolean(),
  winsA: z.int().min(0),
  winsB: z.int().min(0),
  ties: z.int().min(0),
})

/** Two variants on one metric. Means and differences are in the metric's own unit (0.41 = 41 points for pass-fail). */
export const comparisonSchema = z.strictObject({
  scale: z.enum(['pass-fail', 'number']),
  lowerIsBetter: z.boolean(),
  level: z.number().gt(0).lt(1),
  /** Differences smaller than this do not matter to the user; 0 asks for no equivalence verdict. */
  margin: z.number().min(0),
  /** Rows that both variants have a score for: the ones compared. */
  rows: z.int().min(0),
  /** Rows left out, because at least one variant has no score there. */
  unpairedRows: z.int().min(0),
  meanA: z.number().nullable(),
  meanB: z.number().nullable(),
  /** Mean of B - A over the rows. */
  difference: z.number().nullable(),
  /** Standard deviation of B - A over the rows; null for fewer than two. */
  deviation: z.number().nullable(),
  /** Interval of the difference; null where there are too few rows to reckon one. */
  interval: intervalSchema.nullable(),
  intervalMethod: z.enum(['BCa bootstrap', 'Tango score', 'none']),
  test: pairedTestSchema,
  /** Holm's adjustment over the family; null for a comparison on its own. */
  adjustedPValue: z.number().min(0).max(1).nullable(),
  /** How many comparisons were judged together; 1 for a comparison on its own. */
  familySize: z.int().min(1),
  /**
   * Matched-pairs rank-biserial correlation, -1 to 1, with the sign of B - A. For pass-fail rows it is the share of
   * differing rows that B passes minus the share that A passes. Null when no row differs.
   */
  effectSize: z.number().min(-1).max(1).nullable(),
  /**
   * Further rows for 80% power at the observed difference, 0 when these suffice. The observed difference is itself
   * uncertain, so this is a rough guide; null where there is no difference to reckon with.
   */
  rowsNeeded: z.int().min(0).nullable(),
  verdict: verdictSchema,
  /** Why the verdict is what it is, in one sentence. */
  reason: z.string(),
})

export type PairedTest = z.infer<typeof pairedTestSchema>
export type Comparison = z.infer<typeof comparisonSchema>
