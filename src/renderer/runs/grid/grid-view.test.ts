import { expect, test } from 'vitest'
import { isNarrowed, nextSort, toGridQuery, wholeGrid } from './grid-view.ts'

test('asks for no more than what makes a difference', () => {
  expect(toGridQuery(wholeGrid, 3)).toEqual({ filter: 'all' })
  expect(toGridQuery({ ...wholeGrid, filter: 'failed', search: '  ' }, 3)).toEqual({ filter: 'failed' })
  expect(toGridQuery({ ...wholeGrid, filter: 'a-better', pair: { a: 1, b: 2 } }, 1)).toEqual({
    filter: 'a-better',
    metric: 1,
    pair: { a: 1, b: 2 },
  })
  expect(toGridQuery({ ...wholeGrid, search: ' word ', tag: 'short' }, 0)).toEqual({
    filter: 'all',
    search: 'word',
    tag: 'short',
  })
})

test('sorts by a figure downwards, then upwards, then not', () => {
  const first = nextSort(null, 'score', 1)
  expect(first).toEqual({ by: 'score', variant: 1, isDescending: true })
  const second = nextSort(first, 'score', 1)
  expect(second).toEqual({ by: 'score', variant: 1, isDescending: false })
  expect(nextSort(second, 'score', 1)).toBeNull()
  expect(nextSort(second, 'score', 0)).toMatchObject({ variant: 0, isDescending: true })
})

test('knows a view that leaves rows out', () => {
  expect(isNarrowed({ ...wholeGrid, sort: { by: 'row', variant: 0, isDescending: true } })).toBe(false)
  expect(isNarrowed({ ...wholeGrid, search: 'x' })).toBe(true)
})
