import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { editDistance, nearestName, suggestion } from './nearest-name.ts'

describe('nearestName', () => {
  test.each([
    ['questoin', ['answer', 'question', 'questions'], 'question'],
    ['Question', ['question'], 'question'],
    ['exact-mtch', ['exact-match', 'contains'], 'exact-match'],
    ['lable', ['table', 'label'], 'table'],
    ['colour', ['size', 'shape'], undefined],
    ['r', ['x', 'y'], undefined],
    ['', ['a'], undefined],
  ])('for %s among %j is %s', (name, candidates, nearest) => {
    expect(nearestName(name, candidates)).toBe(nearest)
  })

  test('becomes the tail of an error message', () => {
    expect(suggestion('txt', ['text'])).toBe('did you mean "text"?')
    expect(suggestion('txt', ['label'])).toBeUndefined()
  })
})

describe('editDistance', () => {
  test.each([
    ['kitten', 'sitting', 3],
    ['ab', 'ba', 1],
    ['ca', 'abc', 3],
    ['', 'abc', 3],
  ])('from %s to %s is %i', (from, to, distance) => {
    expect(editDistance(from, to)).toBe(distance)
  })

  test('is symmetric, and zero for equal texts only', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 })
    fc.assert(
      fc.property(word, word, (from, to) => {
        expect(editDistance(from, to)).toBe(editDistance(to, from))
        expect(editDistance(from, to) === 0).toBe(from === to)
      }),
    )
  })
})
