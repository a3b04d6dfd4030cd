import { describe, expect, it } from 'vitest'
import { compareSlices } from './compare-slices.ts'

describe('compareSlices', () => {
  const pairs = Array.from({ length: 40 }, (_, row) => ({ row, a: 0, b: row < 20 ? 1 : 0 }))
  const slices = compareSlices({ scale: 'pass-fail', pairs, seed: 1 }, (row) => [
    row < 20 ? 'short' : 'long',
    ...(row < 5 ? ['rare'] : []),
    ...(row === 7 ? ['once'] : []),
  ])

  it('compares each tag with enough rows, by name', () => {
    expect(slices.map(({ tag, comparison }) => [tag, comparison.rows])).toEqual([
      ['long', 20],
      ['rare', 5],
      ['short', 20],
    ])
  })

  it('finds the difference where it is, and pays for every slice looked at', () => {
    const [long, rare, short] = slices.map(({ comparison }) => comparison)
    expect(short?.verdict).toBe('B better')
    expect(short?.adjustedPValue).toBeCloseTo((3 * 2) / 2 ** 20, 12)
    expect(rare?.verdict).toBe('not enough evidence')
    expect(long?.reason).toBe('Both variants score the same on all 20 rows.')
    expect(short?.familySize).toBe(3)
  })

  it('has no slices where no row has a tag', () => {
    expect(compareSlices({ scale: 'pass-fail', pairs, seed: 1 }, () => [])).toEqual([])
  })
})
