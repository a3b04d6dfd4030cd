import { expect, test } from 'vitest'
import { matchesSearch } from './matches-search.ts'

test('finds all words in any order and case', () => {
  expect(matchesSearch('shot ZERO', ['Zero-shot or few-shot', ''])).toBe(true)
  expect(matchesSearch('zero json', ['Zero-shot or few-shot', ''])).toBe(false)
  expect(matchesSearch('  ', ['anything'])).toBe(true)
})
