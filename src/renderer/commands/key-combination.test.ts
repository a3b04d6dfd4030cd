import { expect, test } from 'vitest'
import { hasModifier, type KeyPress, keyCaps, matchesKeys } from './key-combination.ts'

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...more,
})

test('mod is Control, and Command on a Mac', () => {
  expect(matchesKeys(press('k', { ctrlKey: true }), 'mod+k', false)).toBe(true)
  expect(matchesKeys(press('k', { metaKey: true }), 'mod+k', true)).toBe(true)
  expect(matchesKeys(press('k', { ctrlKey: true }), 'mod+k', true)).toBe(false)
  expect(matchesKeys(press('k'), 'mod+k', false)).toBe(false)
})

test('a further modifier is another combination', () => {
  expect(matchesKeys(press('s', { ctrlKey: true, shiftKey: true }), 'mod+s', false)).toBe(false)
  expect(matchesKeys(press('b', { ctrlKey: true, altKey: true }), 'mod+b', false)).toBe(false)
  expect(matchesKeys(press('∫', { code: 'KeyB', ctrlKey: true, altKey: true }), 'mod+alt+b', false)).toBe(true)
})

test('a typed character counts however it was typed', () => {
  expect(matchesKeys(press('?', { shiftKey: true }), '?', false)).toBe(true)
  expect(matchesKeys(press('1'), '1', false)).toBe(true)
  expect(matchesKeys(press('Escape'), 'Escape', false)).toBe(true)
})

test('keycaps read as on the keyboard', () => {
  expect(keyCaps('mod+Enter', false)).toEqual(['Ctrl', '↵'])
  expect(keyCaps('mod+alt+b', true)).toEqual(['⌘', '⌥', 'B'])
  expect(hasModifier('mod+s')).toBe(true)
  expect(hasModifier('Escape')).toBe(false)
})
