import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applyPatch, datasetPatchSchema } from './dataset-patch.ts'
import type { Row } from './row.ts'

const rows: Row[] = [
  { variables: { a: '1', b: 'x' }, expected: 'p', split: 'train', tags: ['t'] },
  { variables: { a: '2', b: 'y' } },
  { variables: { a: '3' }, expected: 'q' },
]
const base = { columns: ['a', 'b'], rows }

describe('applyPatch', () => {
  test('changes nothing with nothing in it', () => {
    expect(applyPatch(base, {})).toEqual(base)
  })

  test('renames, adds, fills, converts, orders and removes columns', () => {
    const { columns, rows: next } = applyPatch(base, {
      columns: [
        { name: 'c', fill: 0 },
        { name: 'n', from: 'a', type: 'number' },
      ],
    })
    expect(columns).toEqual(['c', 'n'])
    expect(next.map(({ variables }) => variables)).toEqual([
      { c: 0, n: 1 },
      { c: 0, n: 2 },
      { c: 0, n: 3 },
    ])
    expect(next[0]).toMatchObject({ expected: 'p', split: 'train', tags: ['t'] })
  })

  test('keeps spans of rows, puts new ones between, and changes cells', () => {
    const { rows: next } = applyPatch(base, {
      rows: [
        { from: 2, count: 1 },
        { row: { variables: { a: 'new' }, tags: ['z', ' t', 't'] } },
        { from: 0, count: 1 },
      ],
      cells: [
        { position: 0, variables: { b: 'changed' }, expected: null, split: 'test', tags: [] },
        { position: 1, expected: 'of no row that stays' },
      ],
    })
    expect(next).toEqual([
      rows[2],
      { variables: { a: 'new' }, tags: ['t', 'z'] },
      { variables: { a: '1', b: 'changed' }, split: 'test' },
    ])
  })

  test('keeps any choice of rows in any order', () => {
    const positions = fc.array(fc.integer({ min: 0, max: 2 }), { maxLength: 20 })
    fc.assert(
      fc.property(positions, (chosen) => {
        const patch = { rows: chosen.map((from) => ({ from, count: 1 })) }
        expect(applyPatch(base, patch).rows).toEqual(chosen.map((position) => rows[position]))
      }),
    )
  })

  test.each([
    [{ columns: [{ name: 'b', from: 'b', type: 'number' as const }] }, 'because of row 1: “x” is not a number'],
    [{ columns: [{ name: 'a' }, { name: 'a' }] }, 'Two columns are named "a"'],
    [{ columns: [{ name: '__proto__' }] }, 'cannot be named "__proto__"'],
    [{ columns: [{ name: 'z', from: 'gone' }] }, 'no column "gone"'],
    [{ rows: [{ from: 2, count: 2 }] }, 'no row 4'],
    [{ cells: [{ position: 9, expected: '' }] }, 'no row 10'],
    [{ rows: [{ row: { variables: { stray: 1 } } }] }, 'no column "stray"'],
  ])('of %j says %s', (patch, why) => {
    expect(() => applyPatch(base, datasetPatchSchema.parse(patch))).toThrow(why)
  })
})
