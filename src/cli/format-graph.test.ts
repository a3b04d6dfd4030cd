import { expect, test } from 'vitest'
import { formatGraph } from './format-graph.ts'

test('draws a branch that was merged', () => {
  const lines = formatGraph([
    { id: 'merge', parents: ['main', 'side'] },
    { id: 'main', parents: ['root'] },
    { id: 'side', parents: ['root'] },
    { id: 'root', parents: [] },
  ])
  expect(lines.flat()).toEqual(['*', '|\\', '* |', '| *', '|/', '*'])
})
