import { expect, test } from 'vitest'
import type { ExperimentEstimate } from '../../contract/costs.ts'
import { estimateSentence } from './estimate-sentence.ts'

const range = { low: 0.1, typical: 0.2, high: 0.4 }
const variant: ExperimentEstimate['variants'][number] = {
  name: 'A',
  modelId: 'cloud/m',
  cells: 100,
  requests: 100,
  promptTokens: range,
  isExact: false,
  completionTokens: range,
  basis: 'history',
  isPriced: true,
  costUsd: range,
}
const estimate = { cells: 100, variants: [variant], knownUsd: range, unknownCount: 0 }
const free = { low: 0, typical: 0, high: 0 }

test('says a range and where it is from', () => {
  expect(estimateSentence(estimate)).toBe('It costs about $0.20 ($0.10 to $0.40), by the length of earlier answers.')
})

test('says what the cache answers', () => {
  expect(estimateSentence({ ...estimate, variants: [{ ...variant, requests: 40, basis: 'limit' }] })).toBe(
    'It costs about $0.20 ($0.10 to $0.40), by the limit of the answers, 60 answers from the cache.',
  )
})

test('unknown is said, and is not nothing', () => {
  const unknown = { ...variant, costUsd: null, isPriced: false }
  expect(estimateSentence({ ...estimate, variants: [unknown], knownUsd: free, unknownCount: 1 })).toBe(
    'What it costs is unknown: the prices of its models are not known.',
  )
  expect(estimateSentence({ ...estimate, variants: [variant, unknown], unknownCount: 1 })).toContain(
    'and 1 variant of unknown cost',
  )
  expect(estimateSentence({ ...estimate, knownUsd: free })).toBe('It costs nothing.')
})
