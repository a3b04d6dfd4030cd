import { expect, test } from 'vitest'
import { tableCsv, tableMarkdown } from './table-text.ts'

const table = {
  head: ['a', 'b'],
  rows: [
    ['=1+1', '-5'],
    ['x|y', 'two\nlines, "quoted"'],
  ],
}

test('copies as CSV that spreadsheets do not run', () => {
  expect(tableCsv(table)).toBe('a,b\n\'=1+1,-5\nx|y,"two\nlines, ""quoted"""\n')
})

test('copies as Markdown whose cells stay cells', () => {
  expect(tableMarkdown(table)).toBe('| a | b |\n| --- | --- |\n| =1+1 | -5 |\n| x\\|y | two lines, "quoted" |')
})
