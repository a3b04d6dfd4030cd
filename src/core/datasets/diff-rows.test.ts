import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { diffRows } from './diff-rows.ts'
import type { Row } from './row.ts'

const row = (id: string, text: string, more: Partial<Row> = {}): Row => ({ variables: { id, text }, ...more })
const rows = [row('1', 'one'), row('2', 'two'), row('3', 'three'), row('4', 'four')]

describe('diffRows', () => {
  test('finds a changed cell though a row was put in before it', () => {
    const after = [row('0', 'zero'), ...rows.slice(0, 2), row('3', 'THREE', { expected: 'x' }), ...rows.slice(3)]
    expect(diffRows(rows, after)).toEqual({
      added: [0],
      removed: [],
      changed: [
        {
          before: 2,
          after: 3,
          cells: [
            { column: 'text', isVariable: true, before: 'three', after: 'THREE' },
            { column: 'expected', isVariable: false, after: 'x' },
          ],
        },
      ],
      unchanged: 3,
    })
  })

  test('tells removed and added rows from changed ones in one stretch', () => {
    const after = [...rows.slice(0, 1), row('9', 'new'), row('3', 'third'), ...rows.slice(3)]
    const { added, removed, changed } = diffRows([...rows.slice(0, 2), row('2b', 'gone'), ...rows.slice(2)], after)
    expect(removed).toEqual([1, 2])
    expect(added).toEqual([1])
    expect(changed.map(({ before, after: to }) => [before, to])).toEqual([[3, 2]])
  })

  test('goes by a key column, wherever the rows stand', () => {
    const after = [row('4', 'four!'), row('1', 'one')]
    expect(diffRows(rows, after, 'id')).toMatchObject({
      added: [],
      removed: [1, 2],
      changed: [{ before: 3, after: 0, cells: [{ column: 'text', before: 'four', after: 'four!' }] }],
      unchanged: 1,
    })
    expect(() => diffRows(rows, after, 'none')).toThrow('No row has a value in the column "none"')
  })

  test('takes order for no difference, and tags and splits for one', () => {
    expect(diffRows(rows, rows.toReversed())).toMatchObject({ added: [], removed: [], changed: [], unchanged: 4 })
    const [change] = diffRows([row('1', 'a', { split: 'train' })], [row('1', 'a', { tags: ['t'] })]).changed
    expect(change?.cells).toEqual([
      { column: 'split', isVariable: false, before: 'train' },
      { column: 'tags', isVariable: false, after: ['t'] },
    ])
  })

  test('accounts for every row once, and mirrors itself', () => {
    const some = fc.array(
      fc
        .record({ id: fc.constantFrom('1', '2', '3'), text: fc.constantFrom('a', 'b', '') })
        .map((variables) => ({ variables })),
      { maxLength: 12 },
    )
    fc.assert(
      fc.property(some, some, (before, after) => {
        const { added, removed, changed, unchanged } = diffRows(before, after)
        expect(removed.length + changed.length + unchanged).toBe(before.length)
        expect(added.length + changed.length + unchanged).toBe(after.length)
        expect(diffRows(before, before)).toEqual({ added: [], removed: [], changed: [], unchanged: before.length })
      }),
    )
  })
})
