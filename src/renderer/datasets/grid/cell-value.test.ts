import { expect, test } from 'vitest'
import { baseValue, cellValue, type GridColumn, gridColumns, parseCellText, textOfCell } from './cell-value.ts'
import { emptyDraft, insertRows, setCells } from './grid-draft.ts'

const draft = emptyDraft({ columns: ['text', 'n'], rowCount: 2 })
const columns = gridColumns(draft, new Map([['n', 'json']]))
const column = (id: string) => columns.find((one) => one.id === id) as GridColumn
const row = { position: 0, variables: { text: 'fine', n: 'a' }, expected: 'good', split: 'train', tags: ['x', 'y'] }

test('the columns are those of the variables, then expected, split and tags', () => {
  expect(columns.map(({ name, type }) => [name, type])).toEqual([
    ['text', 'text'],
    ['n', 'json'],
    ['expected', 'text'],
    ['split', 'text'],
    ['tags', 'tags'],
  ])
})

test('every value is read back from the text that it is edited as', () => {
  for (const one of columns) {
    const value = baseValue(row, one)
    expect(parseCellText(textOfCell(value, one), one)).toEqual({ value })
  }
})

test('a change stands before what the version has, and a new row is empty', () => {
  const { draft: longer, ids } = insertRows(setCells(draft, [{ rowId: 0, columnId: '=text', value: 'bad' }]), 2, 1)
  expect(cellValue(longer.cells.get(0), 0, row, column('=text'))).toBe('bad')
  expect(cellValue(longer.cells.get(0), 0, row, column('@expected'))).toBe('good')
  expect(columns.map((one) => cellValue(undefined, ids[0] ?? 0, undefined, one))).toEqual(['', null, null, null, []])
})

test('a column that changed its type shows its values converted', () => {
  const typed = {
    ...column('=n'),
    type: 'number' as const,
    variable: { id: '=n', name: 'n', from: 'n', type: 'number' as const },
  }
  expect(baseValue({ ...row, variables: { n: '5' } }, typed)).toBe(5)
})

test('empty texts take away what is right and the split; tags are parted by commas', () => {
  expect(parseCellText('', column('@expected'))).toEqual({ value: null })
  expect(parseCellText(' ', column('@split'))).toEqual({ value: null })
  expect(parseCellText('b, a;b', column('@tags'))).toEqual({ value: ['a', 'b'] })
  expect(parseCellText('x'.repeat(61), column('@tags'))).toHaveProperty('problem')
  expect(parseCellText('x'.repeat(61), column('@split'))).toHaveProperty('problem')
})
