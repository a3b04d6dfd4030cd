import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  countRows,
  hasRowId,
  insertRowIds,
  removeRowId,
  removeRowIndexes,
  rowIdAt,
  type RowSpans,
} from './row-spans.ts'

const ids = (spans: RowSpans) => Array.from({ length: countRows(spans) }, (_, index) => rowIdAt(spans, index))

test('new rows stand between old ones, and rows that are removed close up', () => {
  const spans = insertRowIds([{ from: 0, count: 4 }], 2, [-1, -2])
  expect(ids(spans)).toEqual([0, 1, -1, -2, 2, 3])
  expect(ids(removeRowIndexes(spans, 1, 2))).toEqual([0, -2, 2, 3])
  expect(removeRowId(removeRowId(spans, -1), -2)).toEqual([{ from: 0, count: 4 }])
  expect(hasRowId(removeRowId(spans, 3), 3)).toBe(false)
  expect(rowIdAt(spans, 6)).toBeUndefined()
  expect(rowIdAt(spans, -1)).toBeUndefined()
})

test('spans say what a plain list would', () => {
  const step = fc.record({ isInsert: fc.boolean(), at: fc.nat(12), size: fc.integer({ min: 1, max: 3 }) })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      let spans: RowSpans = [{ from: 0, count: 8 }]
      let plain = [0, 1, 2, 3, 4, 5, 6, 7]
      let next = -1
      for (const { isInsert, at, size } of steps) {
        if (isInsert) {
          const added = Array.from({ length: size }, () => next--)
          spans = insertRowIds(spans, at, added)
          plain = plain.toSpliced(at, 0, ...added)
        } else {
          spans = removeRowIndexes(spans, at, at + size - 1)
          plain = plain.toSpliced(at, size)
        }
      }
      expect(ids(spans)).toEqual(plain)
    }),
  )
})
