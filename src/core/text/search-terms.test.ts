import { expect, test } from 'vitest'
import { foldForSearch, holdsTerm, searchTerms } from './search-terms.ts'

const found = (query: string, text: string): boolean =>
  searchTerms(query).every((term) => holdsTerm(foldForSearch(text), term))

test('takes words, phrases, and an open quote as one that ends with the text', () => {
  expect(searchTerms(' Köln  "is not" é "open end').map(({ text }) => text)).toEqual([
    'koln',
    'is not',
    'e',
    'open end',
  ])
  expect(searchTerms(' "" ')).toEqual([])
  expect(searchTerms('a b c d e f g h i j')).toHaveLength(8)
})

test('finds a word from its beginning, without regard to case, accents and line breaks', () => {
  expect(found('posit', 'A POSITIVE answer')).toBe(true)
  expect(found('itive', 'a positive answer')).toBe(false)
  expect(found('strasse "in der"', 'Grüße\nin\tder Straße strasse')).toBe(true)
  expect(found('cafe', 'Café')).toBe(true)
})

test('finds signs, and scripts without spaces, anywhere', () => {
  expect(found('->', 'a->b')).toBe(true)
  expect(found('東京', '私は東京にいます')).toBe(true)
  expect(searchTerms('東京')[0]?.isOfWords).toBe(false)
  expect(found('שלום', 'אמר שלום')).toBe(true)
})
