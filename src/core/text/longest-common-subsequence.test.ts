import fc from 'fast-check'
import { expect, test } from 'vitest'
import { commonSubsequenceLength, commonSubsequencePositions } from './longest-common-subsequence.ts'

test.each([
  [[], [], []],
  [[1, 2, 3], [], []],
  [
    [1, 2, 3],
    [1, 2, 3],
    [2, 1, 0],
  ],
  [
    [1, 2, 3, 4],
    [1, 3, 2, 4],
    [3, 1, 0],
  ],
  [[1, 2], [2, 1], [0]],
  // Lin 2004, section 3.1: "police killed the gunman" against "police kill the gunman".
  [
    [1, 2, 3, 4],
    [1, 5, 3, 4],
    [3, 2, 0],
  ],
])('of %j and %j', (a, b, positions) => {
  expect(commonSubsequencePositions(a, b)).toEqual(positions)
  expect(commonSubsequenceLength(a, b)).toBe(positions.length)
})

const tokens = fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 15 })

test('length and positions agree, and the positions spell a subsequence of both', () => {
  const scratch = new Uint32Array(16 * 16)
  fc.assert(
    fc.property(tokens, tokens, (a, b) => {
      const positions = commonSubsequencePositions(a, b, scratch)
      expect(positions).toEqual(commonSubsequencePositions(a, b))
      expect(positions).toHaveLength(commonSubsequenceLength(a, b))
      expect(commonSubsequenceLength(b, a)).toBe(positions.length)
      expect(positions).toEqual([...new Set(positions)].sort((x, y) => y - x))
      let rest = b
      for (const position of positions) {
        const found = rest.lastIndexOf(a[position] ?? -1)
        expect(found).toBeGreaterThanOrEqual(0)
        rest = rest.slice(0, found)
      }
    }),
  )
})
