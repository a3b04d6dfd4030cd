import { expect, test } from 'vitest'
import { moveChoice } from './cell-choice.ts'

const grid = { total: 120, variantCount: 2 }
const at = (index: number, variant = 0) => ({ index, variant, repeat: 0 })

test('starts at the first row', () => {
  expect(moveChoice('ArrowDown', null, grid)).toEqual(at(0))
})

test('moves by rows and by variants, and stays within the grid', () => {
  expect(moveChoice('ArrowDown', at(3), grid)).toEqual(at(4))
  expect(moveChoice('ArrowUp', at(0), grid)).toEqual(at(0))
  expect(moveChoice('PageDown', at(115), grid)).toEqual(at(119))
  expect(moveChoice('Home', at(60, 1), grid)).toEqual(at(0, 1))
  expect(moveChoice('End', at(0), grid)).toEqual(at(119))
  expect(moveChoice('ArrowRight', at(3), grid)).toEqual(at(3, 1))
  expect(moveChoice('ArrowRight', at(3, 1), grid)).toEqual(at(3, 1))
})

test('leaves other keys and an empty grid alone', () => {
  expect(moveChoice('x', at(3), grid)).toBeNull()
  expect(moveChoice('ArrowDown', null, { total: 0, variantCount: 2 })).toBeNull()
})
