import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { splitRows } from './split-rows.ts'

const shares = fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 4 }).chain((weights) =>
  fc.integer({ min: 0, max: 10 }).map((rest) => {
    const sum = weights.reduce((total, weight) => total + weight, rest)
    return weights.map((weight, index) => ({ name: `p${index}`, share: weight / sum }))
  }),
)
const seed = fc.integer({ min: 0, max: 2 ** 32 - 1 })
const count = (names: readonly (string | undefined)[], name: string) => names.filter((other) => other === name).length

describe('splitRows', () => {
  test('gives each part its share within a row, and the same again with the same seed', () => {
    fc.assert(
      fc.property(shares, seed, fc.integer({ min: 0, max: 200 }), (parts, number, rows) => {
        const names = splitRows(rows, { parts, seed: number })
        expect(names).toHaveLength(rows)
        for (const { name, share } of parts) expect(Math.abs(count(names, name) - share * rows)).toBeLessThan(1 + 1e-6)
        expect(splitRows(rows, { parts, seed: number })).toEqual(names)
      }),
    )
  })

  test('gives each part its share of every label within a row', () => {
    const labels = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 150 })
    fc.assert(
      fc.property(shares, seed, labels, (parts, number, labelled) => {
        const names = splitRows(labelled.length, { parts, seed: number, labelOf: (row) => labelled[row] ?? '' })
        for (const label of new Set(labelled)) {
          const ofLabel = names.filter((_, row) => labelled[row] === label)
          for (const { name, share } of parts)
            expect(Math.abs(count(ofLabel, name) - share * ofLabel.length)).toBeLessThan(parts.length + 1)
        }
      }),
    )
  })

  test('stratifies to the row where the shares come out even', () => {
    const labelOf = (row: number) => (row % 10 < 3 ? 'rare' : 'usual')
    const parts = [
      { name: 'train', share: 0.8 },
      { name: 'test', share: 0.2 },
    ]
    const names = splitRows(100, { parts, seed: 1, labelOf })
    expect(names.filter((name, row) => name === 'test' && labelOf(row) === 'rare')).toHaveLength(6)
    expect(count(names, 'test')).toBe(20)
  })

  test('never puts a group into two parts', () => {
    const groups = fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 120 })
    fc.assert(
      fc.property(shares, seed, groups, fc.boolean(), (parts, number, grouped, isStratified) => {
        const names = splitRows(grouped.length, {
          parts,
          seed: number,
          groupOf: (row) => String(grouped[row]),
          labelOf: isStratified ? (row) => String(row % 2) : undefined,
        })
        for (const members of Map.groupBy(names.keys(), (row) => grouped[row]).values())
          expect(new Set(members.map((row) => names[row])).size).toBe(1)
      }),
    )
  })

  test('comes near to its shares with groups, and near to those of the labels', () => {
    const parts = [
      { name: 'train', share: 0.7 },
      { name: 'test', share: 0.3 },
    ]
    const labelOf = (row: number) => (Math.floor(row / 5) % 4 === 0 ? 'rare' : 'usual')
    const names = splitRows(1000, { parts, seed: 3, groupOf: (row) => String(Math.floor(row / 5)), labelOf })
    expect(count(names, 'test')).toBe(300)
    expect(names.filter((name, row) => name === 'test' && labelOf(row) === 'rare')).toHaveLength(75)
  })

  test('deals differently with another seed', () => {
    const parts = [{ name: 'a', share: 0.5 }]
    expect(splitRows(40, { parts, seed: 1 })).not.toEqual(splitRows(40, { parts, seed: 2 }))
  })

  test.each([
    [[], 'no part'],
    [[{ name: 'a', share: 1.2 }], 'from 0 to 1'],
    [[{ name: 'a', share: Number.NaN }], 'from 0 to 1'],
    [
      [
        { name: 'a', share: 0.8 },
        { name: 'b', share: 0.3 },
      ],
      'add up to 1.1',
    ],
    [
      [
        { name: 'a', share: 0.5 },
        { name: 'a', share: 0.5 },
      ],
      'one name',
    ],
    [[{ name: 'a', share: 0 }], 'Every share'],
    [[{ name: ' ', share: 1 }], 'no name'],
  ])('refuses %j', (parts, why) => {
    expect(() => splitRows(10, { parts, seed: 1 })).toThrow(why)
  })
})
