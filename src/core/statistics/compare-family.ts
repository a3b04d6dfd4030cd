import type { Comparison } from './comparison.ts'
import { decideVerdict } from './decide-verdict.ts'
import { holmAdjust } from './holm.ts'
import { rowsNeeded } from './rows-needed.ts'

/**
 * Judges comparisons together: all pairs of variants and all metrics that a person looks at at once. Holm's adjustment
 * keeps the chance of any false `better` in the family below 1 - level; verdicts, reasons and the rows needed follow
 * from the adjusted p-values. Intervals and `equivalent` stay those of the single comparison. Comparisons without a
 * test are not counted. In the order given; judging a family again changes nothing.
 */
export function compareFamily(comparisons: readonly Comparison[]): Comparison[] {
  const tested = comparisons.flatMap(({ test }) => (test.pValue === null ? [] : [test.pValue]))
  const adjusted = holmAdjust(tested)
  const familySize = Math.max(1, tested.length)
  let next = 0
  return comparisons.map((comparison) => {
    if (comparison.test.pValue === null) return comparison
    const facts = { ...comparison, adjustedPValue: adjusted[next] as number, familySize }
    next += 1
    return { ...facts, rowsNeeded: rowsNeeded(facts), ...decideVerdict(facts) }
  })
}
