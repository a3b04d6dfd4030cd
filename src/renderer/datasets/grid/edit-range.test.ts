import { expect, test } from 'vitest'
import { gridColumns } from './cell-value.ts'
import { convertColumn, valueProblem } from './convert-column.ts'
import { clearRange, type GridView, pasteTable } from './edit-range.ts'
import { emptyDraft, setCells } from './grid-draft.ts'
import { rowIdAt } from './row-spans.ts'

const draft = emptyDraft({ columns: ['text', 'n'], rowCount: 3 })
const columns = gridColumns(draft, new Map([['n', 'number']]))
const view: GridView = {
  columns,
  rowCount: 3,
  rowIdAt: (index) => rowIdAt(draft.rows, index),
  baseOf: (index, { id }) => (id === '=text' ? `t${index}` : undefined),
  canAddRows: true,
}
const at = (top: number, left: number, bottom = top, right = left) => ({ top, left, bottom, right })
const plain = (cells: ReadonlyMap<number, ReadonlyMap<string, unknown>>) =>
  [...cells].map(([rowId, change]) => [rowId, Object.fromEntries(change)])

test('a table is pasted from the chosen cell on, and lacking rows are added', () => {
  const pasted = pasteTable(
    draft,
    [
      ['t2', '5'],
      ['x', ''],
    ],
    at(2, 0),
    view,
  )
  if ('problem' in pasted) throw new Error(pasted.problem)
  expect(pasted.range).toEqual(at(2, 0, 3, 1))
  expect(pasted.draft.rows).toEqual([
    { from: 0, count: 3 },
    { from: -1, count: 1 },
  ])
  // The text of row 2 is as it was.
  expect(plain(pasted.draft.cells)).toEqual([
    [2, { '=n': 5 }],
    [-1, { '=text': 'x', '=n': null }],
  ])
})

test('one value fills the range', () => {
  const pasted = pasteTable(draft, [['7']], at(0, 1, 2, 1), view)
  expect('draft' in pasted && plain(pasted.draft.cells)).toEqual([0, 1, 2].map((row) => [row, { '=n': 7 }]))
})

test('what does not fit is refused whole, in a sentence', () => {
  const problem = (pasted: object) => ('problem' in pasted ? pasted.problem : undefined)
  expect(problem(pasteTable(draft, [['5'], ['six']], at(0, 1), view))).toMatch(
    /^Row 2, column “n”: “six” is not a number/u,
  )
  expect(problem(pasteTable(draft, [['a', 'b']], at(0, 4), view))).toContain('add columns first')
  expect(problem(pasteTable(draft, [['a'], ['b']], at(2, 0), { ...view, canAddRows: false }))).toContain(
    'show all rows',
  )
  expect(problem(clearRange(draft, at(0, 0, 99_999, 2), view))).toContain('200,000 cells')
})

test('cells are emptied each in its own way', () => {
  const cleared = clearRange(draft, at(0, 0, 0, 4), view)
  expect('draft' in cleared && plain(cleared.draft.cells)).toEqual([
    [0, { '=text': '', '=n': null, '@expected': null, '@split': null, '@tags': [] }],
  ])
})

test('a column takes another type when all its changed values fit', () => {
  const [text] = columns
  if (!text) throw new Error('no column')
  const changed = setCells(draft, [{ rowId: 1, columnId: '=text', value: '8' }])
  const converted = convertColumn(changed, text, 'number', 'text')
  expect(
    'draft' in converted && [converted.draft.columns[0]?.type, converted.draft.cells.get(1)?.get('=text')],
  ).toEqual(['number', 8])
  const back = convertColumn(changed, text, 'text', 'text')
  expect('draft' in back && back.draft.columns[0]?.type).toBeUndefined()
  const broken = convertColumn(setCells(draft, [{ rowId: 1, columnId: '=text', value: 'x' }]), text, 'number', 'text')
  expect(broken).toEqual({ problem: expect.stringMatching(/^Column “text”, row 2: “x” is not a number/u) as string })
  expect(valueProblem('5', 0, 'text', 'number')).toBeUndefined()
  expect(valueProblem('a', 0, 'text', 'boolean')).toContain('neither true nor false')
})
