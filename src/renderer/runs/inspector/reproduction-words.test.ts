import { expect, test } from 'vitest'
import { reproductionWords } from './reproduction-words.ts'

const cell = { cellId: 1, variant: 0, row: 0, repeat: 0, costUsd: 0, error: null, difference: null, changes: [] }

test('an identical answer needs one sentence', () => {
  expect(reproductionWords({ ...cell, outcome: 'identical' })).toEqual({
    sentence: 'Identical: the same text, made in the same way.',
    details: [],
  })
})

test('says where another text begins and what changed', () => {
  const difference = { offset: 15, before: 'The answer is 8', was: '5.', now: '4.' }
  const changes = [
    { field: 'batching', was: true, now: false },
    { field: 'seed', now: null },
  ]
  const words = reproductionWords({ ...cell, outcome: 'different', difference, changes })
  expect(words.sentence).toBe('Another text from character 16 on; the fingerprint changed too.')
  expect(words.details).toEqual([
    ['before', 'The answer is 8'],
    ['was', '5.'],
    ['is now', '4.'],
    ['batching', 'true → false'],
    ['seed', 'nothing → unknown'],
  ])
  expect(reproductionWords({ ...cell, outcome: 'same-text', changes: changes.slice(0, 1) }).sentence).toMatch(
    /1 field of/,
  )
})
