import { expect, test } from 'vitest'
import type { Reproduction } from '../../contract/experiments.ts'
import { formatReproduction } from './reproduce.ts'

const cell: Reproduction = {
  cellId: 1,
  variant: 0,
  row: 0,
  repeat: 0,
  outcome: 'identical',
  difference: null,
  changes: [],
  costUsd: 0,
  error: null,
}
const counts = { runId: 'r', identical: 0, sameText: 0, different: 0, failed: 0 }

test('one line when all is well', () => {
  expect(formatReproduction({ ...counts, identical: 2, cells: [cell, cell] })).toBe(
    '2 cells again: 2 identical, 0 with the same text, made in another way, 0 different, 0 failed.',
  )
  expect(formatReproduction({ ...counts, cells: [] })).toMatch(/no finished cells/)
})

test('shows where answers part, and what was different about how they were made', () => {
  const different: Reproduction = {
    ...cell,
    row: 4,
    variant: 1,
    outcome: 'different',
    difference: { offset: 15, before: 'The answer is 8', was: '5.', now: '4.' },
    changes: [
      { field: 'batching', was: true, now: false },
      { field: 'threads', was: 4 },
    ],
  }
  const text = formatReproduction({ ...counts, different: 2, cells: [different, { ...different, row: 5 }] })
  expect(text).toMatch(/5 *│ B *│ *15 *│ The answer is 8 *│ 5\. *│ 4\./)
  expect(text).toContain('batching: true → false (2 cells)')
  expect(text).toContain('threads: 4 → nothing (2 cells)')
  expect(text).toContain('isDeterministic')
})
