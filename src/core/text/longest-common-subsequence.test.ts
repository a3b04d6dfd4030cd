import fc from 'fast-check'
import { expect, test } from 'vitest'
import { commonSubsequenceLength, commonSubsequencePositions } from './longest-common-subsequence.ts'

test.each([
  ['', '', []],
  ['abc', '', []],
  ['abc', 'abc', [0, 1, 2]],
  ['abcd', 'acbd', [0, 1, 3]],
  ['ab', 'ba', [0]],
  ['police killed the gunman', 'police kill the gunman', undefined],
])('of %j and %j', (a, b, positions) => {
  if (positions) expect(commonSubsequencePositions([...a], [...b])).toEqual(positions)
  expect(commonSubsequenceLength([...a], [...b])).toBe(positions?.length ?? 22)
})

const tokens = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 15 })

test('length and positions agree, and the positions spell a subsequence of both', () => {
  fc.assert(
    fc.property(tokens, tokens, (a, b) => {
      const positions = commonSubsequencePositions(a, b)
      expect(positions).toHaveLength(commonSubsequenceLength(a, b))
      expect(commonSubsequenceLength(b, a)).toBe(positions.length)
      expect(positions).toEqual([...new Set(positions)].sort((x, y) => x - y))
      let from = 0
      for (const position of positions) {
        const found = b.indexOf(a[position] as string, from)
        expect(found).toBeGreaterThanOrEqual(from)
        from = found + 1
      }
    }),
  )
})
