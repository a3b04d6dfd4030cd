import { expect, test } from 'vitest'
import {
  declare,
  shownDefault,
  undeclaredNames,
  withDefault,
  withDescription,
  withoutDeclaration,
} from './change-declarations.ts'

test('a default is read by its type, and stays as it is written while it does not fit', () => {
  expect(withDefault({ type: 'number' }, '3')).toEqual({ type: 'number', default: 3 })
  expect(withDefault({ type: 'number' }, '3e')).toEqual({ type: 'number', default: '3e' })
  expect(withDefault({ type: 'list' }, '["a"]')).toEqual({ type: 'list', default: ['a'] })
  expect(withDefault({ type: 'text', default: 'x' }, '')).toEqual({ type: 'text' })
  expect(shownDefault({ type: 'list', default: ['a'] })).toBe('["a"]')
})

test('what is empty is left out', () => {
  expect(withDescription({ type: 'text', description: 'x' }, '')).toEqual({ type: 'text' })
  expect(withoutDeclaration(declare({}, 'a', { type: 'text' }), 'a')).toBeUndefined()
  expect(undeclaredNames({ a: { type: 'text' } }, ['b', 'a', 'examples'])).toEqual(['b'])
})
