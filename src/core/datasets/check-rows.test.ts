import { expect, test } from 'vitest'
import { checkRows, resolveGroups } from './check-rows.ts'
import type { Row } from './row.ts'

const row = (text: string, more: Partial<Row> = {}): Row => ({ variables: { text, id: text.length }, ...more })
const rows = [
  row('The film was superb.', { split: 'train', expected: 'positive' }),
  row('the film was superb', { split: 'test', expected: 'Positive ' }),
  row('A dull evening.', { split: 'test', expected: 'negative' }),
  row('A dull evening', { split: 'test', expected: 'positive' }),
  row('Nothing like it.', { split: 'test' }),
]
const options = { threshold: 0.8, columns: ['text'] }

test('finds leaks between splits, contradictions, and what examples give away', () => {
  const groups = checkRows(rows, { ...options, examples: [row('nothing like it'), row('other'), row('OTHER')] })
  expect(groups).toEqual([
    {
      rows: [
        { position: 0, split: 'train' },
        { position: 1, split: 'test' },
      ],
      likeness: 1,
      isLeak: true,
      isContradiction: false,
      examples: [],
    },
    expect.objectContaining({ isLeak: false, isContradiction: true }),
    expect.objectContaining({ rows: [{ position: 4, split: 'test' }], isLeak: false, examples: [0] }),
  ])
})

test('keeps the measured row of each group, and none that an example gives away', () => {
  const groups = checkRows(rows, { ...options, examples: [row('nothing like it')] })
  expect(resolveGroups(groups, 'remove')).toEqual({ remove: [0, 3, 4], move: [] })
})

test('moves a leak to where it was learnt', () => {
  expect(resolveGroups(checkRows(rows, options), 'move')).toEqual({
    remove: [],
    move: [{ position: 1, split: 'train' }],
  })
})
