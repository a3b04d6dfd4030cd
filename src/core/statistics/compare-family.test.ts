import { describe, expect, it } from 'vitest'
import { compareFamily } from './compare-family.ts'
import { comparePaired } from './compare.ts'
import { passFailPairs, type Outcomes } from './testing/pass-fail-pairs.ts'

function compared(outcomes: Outcomes) {
  return comparePaired({ scale: 'pass-fail', pairs: passFailPairs(outcomes), unpairedRows: 0, seed: 1 })
}

const clear = compared({ winsB: 55, winsA: 6, both: 59 })
const close = compared({ winsB: 14, winsA: 4, both: 40 })
const level = compared({ winsB: 10, winsA: 10, both: 40 })
const empty = compared({})

describe('compareFamily', () => {
  it('withdraws a verdict that does not stand among several, and says why', () => {
    expect(close.verdict).toBe('B better')
    const [, judged] = compareFamily([clear, close, level])
    expect(judged).toMatchObject({ verdict: 'not enough evidence', familySize: 3 })
    expect(judged?.adjustedPValue).toBeCloseTo(2 * (close.test.pValue as number), 12)
    expect(judged?.reason).toContain("after Holm's correction for 3 comparisons")
    expect(judged?.rowsNeeded ?? 0).toBeGreaterThan(close.rowsNeeded as number)
  })

  it('keeps a clear verdict, the order, and each comparison its own p-value', () => {
    const judged = compareFamily([level, clear])
    expect(judged.map(({ verdict }) => verdict)).toEqual(['not enough evidence', 'B better'])
    expect(judged.map(({ test }) => test.pValue)).toEqual([level.test.pValue, clear.test.pValue])
  })

  it('does not count comparisons without rows', () => {
    const [untouched, alone] = compareFamily([empty, close])
    expect(untouched).toEqual(empty)
    expect(alone).toMatchObject({ familySize: 1, adjustedPValue: close.test.pValue, verdict: 'B better' })
    expect(alone?.reason).toBe(close.reason)
    expect(compareFamily([])).toEqual([])
  })

  it('changes nothing when judged again', () => {
    const once = compareFamily([clear, close, level, empty])
    expect(compareFamily(once)).toEqual(once)
  })
})
