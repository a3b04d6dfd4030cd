import { expect, test } from 'vitest'
import { pushStep, redo, startUndo, undo } from './undo-stack.ts'

test('steps go back and forth, and a new one drops what was undone', () => {
  const stack = pushStep(pushStep(startUndo('a'), 'b'), 'c')
  expect(undo(stack).present).toBe('b')
  expect(undo(undo(undo(stack))).present).toBe('a')
  expect(redo(undo(stack)).present).toBe('c')
  expect(redo(pushStep(undo(stack), 'd')).present).toBe('d')
})

test('typing in one cell is one step', () => {
  const stack = pushStep(pushStep(pushStep(startUndo('a'), 'b', 'cell'), 'c', 'cell'), 'd', 'other')
  expect(undo(stack).present).toBe('c')
  expect(undo(undo(stack)).present).toBe('a')
  // After a step back, typing on is a step of its own.
  expect(undo(pushStep(undo(stack), 'e', 'cell')).present).toBe('c')
})

test('the oldest steps are forgotten', () => {
  let stack = startUndo(0)
  for (let step = 1; step <= 300; step += 1) stack = pushStep(stack, step)
  expect(stack.past).toHaveLength(200)
})
