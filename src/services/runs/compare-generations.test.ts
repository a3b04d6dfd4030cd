import { expect, it } from 'vitest'
import { compareGenerations } from './compare-generations.ts'

const fingerprint = { modelSha256: 'a', threads: 4, batching: true }

it('tells identical answers from the same text made in another way', () => {
  const was = { text: 'yes', fingerprint }
  expect(compareGenerations(was, { text: 'yes', fingerprint: { ...fingerprint } })).toEqual({
    outcome: 'identical',
    difference: null,
    changes: [],
  })
  expect(
    compareGenerations(was, { text: 'yes', fingerprint: { modelSha256: 'a', threads: 4, batching: false } }),
  ).toEqual({
    outcome: 'same-text',
    difference: null,
    changes: [{ field: 'batching', was: true, now: false }],
  })
})

it('names fields that only one of the two has, and leaves out what came of the answer', () => {
  const { changes } = compareGenerations(
    { text: 'yes', fingerprint: { old: 1, matchesSchema: true } },
    { text: 'yes', fingerprint: { new: null, matchesSchema: false } },
  )
  expect(changes).toEqual([
    { field: 'old', was: 1 },
    { field: 'new', now: null },
  ])
})

it.each([
  ['The answer is 85.', 'The answer is 84.', { offset: 15, before: 'The answer is 8', was: '5.', now: '4.' }],
  ['yes', 'yes!', { offset: 3, before: 'yes', was: '', now: '!' }],
  ['', 'a', { offset: 0, before: '', was: '', now: 'a' }],
  ['a😀', 'a😁', { offset: 1, before: 'a', was: '😀', now: '😁' }],
  ['x'.repeat(100), `${'x'.repeat(99)}y`, { offset: 99, before: 'x'.repeat(24), was: 'x', now: 'y' }],
])('finds where %j and %j first differ', (was, now, difference) => {
  const compared = compareGenerations({ text: was, fingerprint }, { text: now, fingerprint })
  expect(compared).toMatchObject({ outcome: 'different', difference })
})
