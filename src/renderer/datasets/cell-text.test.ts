import { expect, test } from 'vitest'
import { cellPreview, cellText } from './cell-text.ts'

test('texts stay texts, other values are JSON', () => {
  expect(cellText('5')).toBe('5')
  expect(cellText(['a', 1])).toBe('["a",1]')
  expect(cellText(null)).toBe('')
})

test('a table shows the beginning of a long text, in whole characters', () => {
  expect(cellPreview('short')).toBe('short')
  expect(cellPreview('x'.repeat(100_000))).toBe(`${'x'.repeat(400)}…`)
  expect(cellPreview(`${'x'.repeat(399)}😀 and more`)).toBe(`${'x'.repeat(399)}…`)
})
