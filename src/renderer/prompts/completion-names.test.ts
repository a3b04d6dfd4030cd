import { expect, test } from 'vitest'
import { completionNames } from './completion-names.ts'

const dataset = (...columns: string[]) => ({
  id: columns.join('-'),
  name: 'd',
  versionId: 'v',
  columns,
  rowCount: 1,
  hasExpected: false,
  updatedAt: '',
})
const sums = dataset('a', 'b')
const reviews = dataset('review')

test('offers every column until a dataset is chosen, the fitting ones first', () => {
  expect(completionNames({ dataset: reviews, datasets: [sums, reviews], isChosen: false }, ['tone', 'a'])).toEqual([
    'review',
    'a',
    'b',
    'tone',
  ])
  expect(completionNames({ dataset: reviews, datasets: [sums, reviews], isChosen: true }, ['tone'])).toEqual([
    'review',
    'tone',
  ])
  expect(completionNames({ dataset: null, datasets: [sums], isChosen: true }, ['tone'])).toEqual(['tone'])
})
