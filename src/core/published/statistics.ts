/** What other programs may import as `assay/statistics`: comparisons and intervals as the workbench reckons them. */
export { bootstrapMeanInterval } from '../statistics/bootstrap.ts'
export { compareFamily } from '../statistics/compare-family.ts'
export { comparePaired } from '../statistics/compare.ts'
export { verdictSentence } from '../statistics/verdict-sentence.ts'
export type { Comparison } from '../statistics/comparison.ts'
