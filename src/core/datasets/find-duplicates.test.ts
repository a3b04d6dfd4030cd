import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createRandom } from '../statistics/random.ts'
import { findDuplicates } from './find-duplicates.ts'

function noise(seed: number): string {
  const random = createRandom(seed)
  return Array.from({ length: 160 }, () => String.fromCharCode(97 + random.integer(26))).join('')
}

describe('findDuplicates', () => {
  test('finds what is the same but for case, punctuation and blanks', () => {
    expect(findDuplicates(['The film was  superb.', 'Dull.', 'the FILM was superb!', '', ' ', 'dull'], 1)).toEqual([
      { rows: [0, 2], likeness: 1 },
      { rows: [1, 5], likeness: 1 },
    ])
  })

  test('finds what is nearly the same, and measures how near', () => {
    const text = 'The waiter brought the soup cold and forgot our bread for more than half an hour on Friday.'
    const texts = [text, 'An unlike row about trains to the coast.', text.replace('Friday', 'Monday')]
    const [group] = findDuplicates(texts, 0.8)
    expect(group?.rows).toEqual([0, 2])
    expect(group?.likeness).toBeGreaterThan(0.8)
    expect(group?.likeness).toBeLessThan(1)
    expect(findDuplicates(texts, 0.99)).toEqual([])
  })

  test('finds every pair at the threshold among many rows, and nothing else', () => {
    const texts = Array.from({ length: 400 }, (_, index) => noise(index))
    const changed = texts.slice(0, 50).map((text) => `${text.slice(0, 150)}zzzzzz`)
    const groups = findDuplicates([...texts, ...changed], 0.85)
    expect(groups.map(({ rows }) => rows)).toEqual(changed.map((_, index) => [index, 400 + index]))
  })

  test('groups whatever texts there are without overlap, always the same way', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 12 }), { maxLength: 30 }), (texts) => {
        const groups = findDuplicates(texts, 0.6)
        const rows = groups.flatMap((group) => group.rows)
        expect(new Set(rows).size).toBe(rows.length)
        expect(findDuplicates(texts, 0.6)).toEqual(groups)
        for (const { likeness } of groups) expect(likeness).toBeGreaterThanOrEqual(0.6)
      }),
      { numRuns: 50 },
    )
  })
})
