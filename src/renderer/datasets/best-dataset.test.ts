import { expect, test } from 'vitest'
import { bestDataset } from './best-dataset.ts'

const dataset = (id: string, columns: string[]) => ({
  id,
  name: id,
  versionId: id,
  columns,
  rowCount: 1,
  hasExpected: false,
  updatedAt: '',
})

test('chooses the columns that fit best', () => {
  const sums = dataset('sums', ['a', 'b'])
  const reviews = dataset('reviews', ['text', 'labels'])
  expect(bestDataset([sums, reviews], ['text'])).toBe(reviews)
  expect(bestDataset([sums, reviews], ['a', 'text', 'b'])).toBe(sums)
  expect(bestDataset([sums, reviews], ['question'])).toBeUndefined()
  expect(bestDataset([sums, reviews], [])).toBe(sums)
  expect(bestDataset([dataset('all', ['text', 'a', 'b']), reviews], ['text'])).toBe(reviews)
})
