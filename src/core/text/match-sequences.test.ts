import fc from 'fast-check'
import { expect, test } from 'vitest'
import { commonSubsequenceLength } from './longest-common-subsequence.ts'
import { matchSequences } from './match-sequences.ts'
import { numberTokens } from './number-tokens.ts'

const tokens = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 30 })

test('finds a longest common subsequence, in the order of both', () => {
  fc.assert(
    fc.property(tokens, tokens, (before, after) => {
      const matches = matchSequences(before, after)
      expect(matches.every(([i, j]) => before[i] === after[j])).toBe(true)
      const rises = (side: 0 | 1) =>
        matches.every((match, at) => at === 0 || match[side] > (matches[at - 1]?.[side] ?? 0))
      expect([rises(0), rises(1)]).toEqual([true, true])
      const [a = [], b = []] = numberTokens([before, after]).lists
      expect(matches).toHaveLength(commonSubsequenceLength(a, b))
    }),
  )
})

test('long sequences are cut at what stands once on both sides', () => {
  const before = Array.from({ length: 5000 }, (_, index) => `line ${index}`)
  const after = before.flatMap((line, index) => (index % 10 === 0 ? [`new ${index}`] : [line]))
  expect(matchSequences(['x', ...before], ['y', ...after])).toHaveLength(4500)
})

test('a long stretch without anything that stands once counts as replaced', () => {
  const before = ['start', ...Array.from({ length: 3000 }, (_, index) => `a${index % 2}`), 'end']
  const after = ['start', ...Array.from({ length: 3000 }, (_, index) => `a${(index + 1) % 3}`), 'end']
  expect(matchSequences(before, after).length).toBeGreaterThanOrEqual(2)
})
