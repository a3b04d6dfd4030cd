import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseClipboardTable, writeClipboardTable } from './clipboard-table.ts'

test('reads what Excel copies, with cells of several lines', () => {
  expect(parseClipboardTable('a\t"two\nlines, ""quoted"""\r\n\t1\r\n')).toEqual([
    ['a', 'two\nlines, "quoted"'],
    ['', '1'],
  ])
  expect(parseClipboardTable('one')).toEqual([['one']])
  expect(parseClipboardTable('')).toEqual([['']])
})

test('a quote that opens no cell is text', () => {
  expect(parseClipboardTable('"Yes" she said\t5" pipe\n"open')).toEqual([['"Yes" she said', '5" pipe'], ['"open']])
})

test('what is written is read back', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', '"', '\t', '\n', ' ', 'é') })
  const table = fc
    .integer({ min: 1, max: 4 })
    .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 5 }))
  fc.assert(
    fc.property(table, (rows) => {
      // A last line break ends the last row, so one empty cell at the end is no row.
      fc.pre(rows.length === 1 || rows.at(-1)?.some((text) => text !== '') === true || (rows[0]?.length ?? 0) > 1)
      expect(parseClipboardTable(writeClipboardTable(rows))).toEqual(rows)
    }),
  )
})
