import { expect, test } from 'vitest'
import { clampSelection, moveSelection, rangeOf, selectCell, tabSelection } from './selection.ts'

const size = { rows: 4, columns: 3 }

test('arrows move within the grid, and shift draws a range', () => {
  const there = moveSelection(selectCell(3, 1), { rows: 1, columns: 1 }, size)
  expect(there).toEqual(selectCell(3, 2))
  const range = moveSelection(there, { rows: -2, columns: -Infinity, isExtending: true }, size)
  expect(rangeOf(range)).toEqual({ top: 1, bottom: 3, left: 0, right: 2 })
  expect(moveSelection(range, { rows: -Infinity }, size)).toEqual(selectCell(0, 0))
})

test('tab goes through all cells and then out of the grid', () => {
  expect(tabSelection(selectCell(0, 2), 1, size)).toEqual(selectCell(1, 0))
  expect(tabSelection(selectCell(1, 0), -1, size)).toEqual(selectCell(0, 2))
  expect(tabSelection(selectCell(3, 2), 1, size)).toBeUndefined()
  expect(tabSelection(selectCell(0, 0), -1, size)).toBeUndefined()
})

test('a selection follows a grid that shrinks', () => {
  expect(clampSelection(selectCell(9, 9), size)).toEqual(selectCell(3, 2))
})
