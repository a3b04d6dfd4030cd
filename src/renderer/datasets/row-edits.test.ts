import { expect, test } from 'vitest'
import { editCell, editedRow, editExpected } from './row-edits.ts'

const row = { position: 3, variables: { text: 'fine', n: 5 }, expected: null }

test('changes of one row gather', () => {
  const edit = editExpected(row, editCell(row, editCell(row, undefined, 'text', 'bad'), 'n', '6'), 'negative')
  expect(edit).toEqual({ texts: { text: 'bad', n: '6' }, expected: 'negative', problems: {} })
  expect(edit && editedRow(row, edit)).toEqual({ variables: { text: 'bad', n: 6 }, expected: 'negative' })
})

test('what is typed back is no change', () => {
  const edit = editCell(row, undefined, 'text', 'bad')
  expect(editCell(row, edit, 'text', 'fine')).toBeUndefined()
  expect(editExpected(row, editExpected(row, undefined, 'x'), '')).toBeUndefined()
  expect(editExpected(row, { ...edit, texts: { text: 'bad' }, problems: {} }, '')).toEqual(edit)
})

test('a text where a number was is a problem until it is mended', () => {
  const broken = editCell(row, undefined, 'n', 'six')
  expect(broken?.problems).toHaveProperty('n')
  expect(editCell(row, broken, 'n', '6')?.problems).toEqual({})
})
