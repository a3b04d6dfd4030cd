import { z } from 'zod'
import { intervalSchema } from './interval.ts'

const verdictSchema = z.enum(['A better', 'B better', 'equivalent', 'not enough evidence'])

export type Verdict = z.infer<typeof verdictSchema>

/** How the p-value came about, and on how many rows which variant did better. */
const pairedTestSchema = z.strictObject({
  /** `none` when no row was compared. */
  name: z.enum([
    'McNemar exact',
    'Wilcoxon signed-rank',
    'sign-flip permutation',
    'betting martingale',
    'normal mixture martingale',
    'none',
  ]),
  /** Two-sided; null for `none`. */
  pValue: z.number().min(0).max(1).nullable(),
  /** False where the p-value is an approximation or a sample of permutations. */
  isExact: z.boolean(),
  winsA: z.int().min(0),
  winsB: z.int().min(0),
  ties: z.int().min(0),
})

/** How large a difference is, whatever the unit of its metric; all with the sign of B - A. */
const effectsSchema = z.strictObject({
  /** Cohen's d_z: the mean difference in standard deviations of the differences; null without any spread. */
  cohensDz: z.number().nullable(),
  /** Of numbers: how much oftener a score of B exceeds one of A than the reverse, over all pairs, -1 to 1. */
  cliffsDelta: z.number().min(-1).max(1).nullable(),
  /**
   * Of rows that pass or fail as a whole: how many rows only B passes for each that only A passes, with its exact
   * interval. Null is unbounded, or not to be told where no row differs.
   */
  oddsRatio: z
    .strictObject({
      estimate: z.number().min(0).nullable(),
      low: z.number().min(0),
      high: z.number().min(0).nullable(),
    })
    .nullable(),
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
  intervalMethod: z.enum([
    'BCa bootstrap',
    'Tango score',
    'betting confidence sequence',
    'asymptotic confidence sequence',
    'none',
  ]),
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
  /** The difference in other units; left out by reports that were made before there were any. */
  effects: effectsSchema.optional(),
  /**
   * Further rows for 80% power at the observed difference, 0 when these suffice. The observed difference is itself
   * uncertain, so this is a rough guide; null where there is no difference to reckon with.
   */
  rowsNeeded: z.int().min(0).nullable(),
  verdict: verdictSchema,
  /** Why the verdict is what it is, in one sentence. */
  reason: z.string(),
})

export type Effects = z.infer<typeof effectsSchema>
export type PairedTest = z.infer<typeof pairedTestSchema>
export type Comparison = z.infer<typeof comparisonSchema>
