import { expect, test } from 'vitest'
import { layOutGraph } from './lay-out-graph.ts'

test('gives a branch a lane of its own and takes it back where it was merged', () => {
  const rows = layOutGraph([
    { id: 'merge', parents: ['main', 'side'] },
    { id: 'main', parents: ['root'] },
    { id: 'side', parents: ['root'] },
    { id: 'root', parents: [] },
  ])
  expect(rows).toEqual([
    {
      id: 'merge',
      lane: 0,
      isTip: true,
      edges: [
        { from: 0, to: 0 },
        { from: 0, to: 1 },
      ],
    },
    {
      id: 'main',
      lane: 0,
      isTip: false,
      edges: [
        { from: 1, to: 1 },
        { from: 0, to: 0 },
      ],
    },
    {
      id: 'side',
      lane: 1,
      isTip: false,
      edges: [
        { from: 0, to: 0 },
        { from: 1, to: 0 },
      ],
    },
    { id: 'root', lane: 0, isTip: false, edges: [] },
  ])
})

test('looks the same above when more of the history is there', () => {
  const history = Array.from({ length: 40 }, (_, index) => ({
    id: `v${index}`,
    parents: index === 39 ? [] : index % 7 === 3 && index < 35 ? [`v${index + 1}`, `v${index + 4}`] : [`v${index + 1}`],
  }))
  expect(layOutGraph(history).slice(0, 20)).toEqual(layOutGraph(history.slice(0, 20)))
})
