import type { Comparison } from './comparison.ts'
import { fewestDecidingRows, rowsForMcnemar, rowsForMeanDifference } from './power.ts'

/** What the reckoning needs of a comparison. */
export type RowsNeededFacts = Pick<Comparison, 'rows' | 'difference' | 'deviation' | 'test' | 'level' | 'familySize'>

/** Beyond any dataset; larger figures would leave the whole numbers that JSON carries exactly. */
const mostRows = 1e12

/**
 * Further rows for 80% power at the observed difference, 0 when these suffice, null without a difference. In a family
 * the test is reckoned at (1 - level) / family size, the strictest step of Holm's.
 */
export function rowsNeeded({ rows, difference, deviation, test, level, familySize }: RowsNeededFacts): number | null {
  if (difference === null || difference === 0) return null
  const alpha = (1 - level) / familySize
  const total = totalRows()
  return total === null ? null : Math.min(mostRows, Math.max(0, total - rows))

  function totalRows(): number | null {
    if (test.name === 'McNemar exact') {
      return rowsForMcnemar(difference ?? 0, (test.winsA + test.winsB) / rows, { alpha })
    }
    if (deviation === null) return null
    const fewest = fewestDecidingRows(1 - alpha)
    return Math.max(fewest, rowsForMeanDifference(difference ?? 0, deviation, { alpha }) ?? fewest)
  }
}
