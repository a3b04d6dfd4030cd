import { expect, test } from 'vitest'
import { cellText, parseCell } from './cell-text.ts'

test('texts stay texts, other values are JSON', () => {
  expect(cellText('5')).toBe('5')
  expect(cellText(['a', 1])).toBe('["a",1]')
  expect(cellText(null)).toBe('')
})

test('an edited cell keeps its kind', () => {
  expect(parseCell('6', '5')).toEqual({ value: '6' })
  expect(parseCell('6', 5)).toEqual({ value: 6 })
  expect(parseCell('["b"]', ['a'])).toEqual({ value: ['b'] })
  expect(parseCell('six', 5)).toHaveProperty('problem')
})
