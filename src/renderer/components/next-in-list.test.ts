import { expect, test } from 'vitest'
import { nextInList } from './next-in-list.ts'

test('arrows go from item to item and stop at the ends', () => {
  expect(nextInList('ArrowDown', -1, 3)).toBe(0)
  expect(nextInList('ArrowDown', 1, 3)).toBe(2)
  expect(nextInList('ArrowDown', 2, 3)).toBeUndefined()
  expect(nextInList('ArrowUp', 1, 3)).toBe(0)
  expect(nextInList('Home', 2, 3)).toBe(0)
  expect(nextInList('End', 0, 3)).toBe(2)
})

test('other keys and empty lists lead nowhere', () => {
  expect(nextInList('Enter', 0, 3)).toBeUndefined()
  expect(nextInList('ArrowDown', -1, 0)).toBeUndefined()
  expect(nextInList('End', -1, 0)).toBeUndefined()
})
