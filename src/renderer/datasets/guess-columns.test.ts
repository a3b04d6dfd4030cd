import { expect, test } from 'vitest'
import { guessColumns } from './guess-columns.ts'

test('reads the header of separated text', () => {
  expect(guessColumns('text,expected\nfine,positive')).toEqual(['text', 'expected'])
  expect(guessColumns('a\tb\n1\t2')).toEqual(['a', 'b'])
  expect(guessColumns('first;mail\nx;y')).toEqual(['first', 'mail'])
  expect(guessColumns('"first, last",mail\nx,y')).toEqual(['first, last', 'mail'])
  expect(guessColumns('a,b,a\n1,2,3')).toEqual(['a', 'b'])
})

test('reads the keys of the first object', () => {
  expect(guessColumns('[{"text": "a } b", "meta": {"x": 1}, "expected": "c"}]')).toEqual(['text', 'meta', 'expected'])
  expect(guessColumns('{"q": 1}\n{"q": 2}')).toEqual(['q'])
  expect(guessColumns('[')).toEqual([])
})
