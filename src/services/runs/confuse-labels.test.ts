import { expect, test } from 'vitest'
import { confuseLabels } from './confuse-labels.ts'

const of = { runId: 'r', variant: 0, datasetVersionId: 'd', extract: { kind: 'whole' as const } }
const answers = [
  { output: 'Positive.', expected: 'positive' },
  { output: 'negative', expected: 'positive' },
  { output: 'no idea', expected: 'negative' },
]
const store = (labels: string[]) => ({ listLabels: () => labels, iterateAnswers: () => answers })

test('counts answers by what was expected, and what is no label apart', () => {
  expect(confuseLabels(store(['negative', 'positive']), of)).toEqual({
    labels: ['negative', 'positive'],
    counts: [
      [0, 0, 1],
      [1, 1, 0],
    ],
    answers: 3,
  })
})

test('has nothing to say where the expected outputs are no labels', () => {
  expect(confuseLabels(store([]), of)).toBeNull()
  expect(confuseLabels(store(['one']), of)).toBeNull()
  expect(confuseLabels(store(Array.from({ length: 13 }, (_, index) => `l${index}`)), of)).toBeNull()
})
