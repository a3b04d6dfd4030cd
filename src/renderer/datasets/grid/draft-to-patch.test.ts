import { expect, test } from 'vitest'
import { applyPatch, datasetPatchSchema } from '../../../core/datasets/dataset-patch.ts'
import { draftToPatch, isUnchanged } from './draft-to-patch.ts'
import {
  emptyDraft,
  insertColumn,
  insertRows,
  removeColumn,
  removeRows,
  removeRowsById,
  renameColumn,
  requireColumnName,
  setCells,
} from './grid-draft.ts'

const base = {
  columns: ['a', 'b'],
  rowCount: 3,
  rows: [
    { variables: { a: '1', b: 'x' }, expected: 'p', split: 'train', tags: ['t'] },
    { variables: { a: '2', b: 'y' } },
    { variables: { a: '3', b: 'z' } },
  ],
}
const draft = emptyDraft(base)

test('nothing changed is nothing to save', () => {
  expect(draftToPatch(draft, base)).toEqual({})
  const there = setCells(draft, [{ rowId: 0, columnId: '=a', value: '9', before: '1' }])
  expect(isUnchanged(there, base)).toBe(false)
  expect(isUnchanged(setCells(there, [{ rowId: 0, columnId: '=a', value: '1', before: '1' }]), base)).toBe(true)
  expect(isUnchanged(emptyDraft({ columns: ['a'], rowCount: 0 }), { columns: ['a'], rowCount: 0 })).toBe(true)
})

test('a patch of every kind of change makes the rows that the grid shows', () => {
  let next = setCells(draft, [
    { rowId: 0, columnId: '@expected', value: null },
    { rowId: 0, columnId: '@tags', value: ['u'] },
    { rowId: 1, columnId: '=a', value: 'two' },
    { rowId: 2, columnId: '=a', value: 'gone' },
  ])
  next = removeRows(next, 2, 2)
  const added = insertRows(next, 1, 1)
  next = setCells(added.draft, [
    { rowId: added.ids[0] ?? 0, columnId: '=a', value: 'new' },
    { rowId: added.ids[0] ?? 0, columnId: '@split', value: 'test' },
  ])
  next = renameColumn(removeColumn(insertColumn(next, 1, ' c '), '=b'), '=a', 'q')
  const patch = datasetPatchSchema.parse(draftToPatch(next, base))
  expect(patch.cells?.map(({ position }) => position)).toEqual([0, 1])
  expect(applyPatch(base, patch)).toEqual({
    columns: ['q', 'c'],
    rows: [
      { variables: { q: '1', c: '' }, split: 'train', tags: ['u'] },
      { variables: { q: 'new', c: '' }, split: 'test' },
      { variables: { q: 'two', c: '' } },
    ],
  })
})

test('rows are removed by their ids too', () => {
  expect(draftToPatch(removeRowsById(draft, [0, 2]), base)).toEqual({ rows: [{ from: 1, count: 1 }] })
})

test('a column has a name of its own', () => {
  expect(() => requireColumnName(draft, ' b', '=a')).toThrow('Another column is named "b"')
  expect(() => requireColumnName(draft, 'a', '=a')).not.toThrow()
  expect(() => requireColumnName(draft, ' ')).toThrow('no name')
  expect(() => requireColumnName(draft, '__proto__')).toThrow('cannot be named')
})
