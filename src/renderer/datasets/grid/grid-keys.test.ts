import { expect, test } from 'vitest'
import type { KeyPress } from '../../commands/key-combination.ts'
import { gridKeyAction } from './grid-keys.ts'

const act = (key: string, held: Partial<KeyPress> = {}, isMac = false) =>
  gridKeyAction({ key, code: '', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held }, isMac)

test.each([
  ['ArrowDown', {}, { kind: 'move', move: { rows: 1, isExtending: false } }],
  ['ArrowLeft', { ctrlKey: true, shiftKey: true }, { kind: 'move', move: { columns: -Infinity, isExtending: true } }],
  ['Tab', { shiftKey: true }, { kind: 'tab', by: -1 }],
  ['Enter', {}, { kind: 'edit' }],
  ['Enter', { ctrlKey: true }, undefined],
  ['F2', {}, { kind: 'edit' }],
  ['é', {}, { kind: 'edit', text: 'é' }],
  ['@', { ctrlKey: true, altKey: true }, { kind: 'edit', text: '@' }],
  ['n', { ctrlKey: true, altKey: true }, undefined],
  ['ArrowLeft', { altKey: true }, undefined],
  ['Delete', {}, { kind: 'clear' }],
  ['z', { ctrlKey: true }, { kind: 'undo' }],
  ['Z', { ctrlKey: true, shiftKey: true }, { kind: 'redo' }],
  ['y', { ctrlKey: true }, { kind: 'redo' }],
  ['a', { ctrlKey: true }, { kind: 'select-all' }],
  ['c', { ctrlKey: true }, undefined],
  ['s', { ctrlKey: true }, undefined],
  ['Shift', { shiftKey: true }, undefined],
] as const)('%s with %o', (key, held, action) => {
  expect(act(key, held)).toEqual(action)
})

test('a Mac has its own key for the same', () => {
  expect(act('z', { metaKey: true }, true)).toEqual({ kind: 'undo' })
})
