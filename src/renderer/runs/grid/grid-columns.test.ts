import { expect, test } from 'vitest'
import { firstColumnChoice as choice, toggled } from './column-choice.ts'
import { gridColumns } from './grid-columns.ts'

const row = (variables: Record<string, unknown>, expected: string | null = null) => ({ variables, expected })

test('gives long texts more room than short ones', () => {
  const { columns, template } = gridColumns([row({ review: 'The movie was amazing.', stars: 5 }, 'sun')], 2, choice)
  expect(columns.map((column) => ('name' in column ? column.name : column.kind))).toEqual([
    'review',
    'stars',
    'expected',
    'answer',
    'answer',
  ])
  expect(template).toBe(
    '52px minmax(120px, 1.3fr) minmax(60px, 0.35fr) minmax(76px, 0.35fr) minmax(128px, 1fr) minmax(128px, 1fr)',
  )
})

test('shows no column of expected outputs where there are none, and three variables unless others are chosen', () => {
  const rows = [row({ a: 1, b: 2, c: 3, d: 4 })]
  const names = (variables: string[] | null) =>
    gridColumns(rows, 0, { ...choice, variables }).columns.map((column) => 'name' in column && column.name)
  expect(names(null)).toEqual(['a', 'b', 'c'])
  expect(names(['d'])).toEqual(['d'])
})

test('puts the chosen figures beside the answer of each variant', () => {
  const { columns } = gridColumns([], 2, { ...choice, metrics: [1], measures: ['latency'] })
  expect(columns.map(({ kind }) => kind)).toEqual(['answer', 'score', 'measure', 'answer', 'score', 'measure'])
})

test('scrolls sideways rather than squeezing many variants', () => {
  expect(gridColumns([], 26, choice).minWidth).toBeGreaterThan(26 * 120)
})

test('turns one of a list on and off and keeps the order', () => {
  expect(toggled(['c'], 'a', ['a', 'b', 'c'])).toEqual(['a', 'c'])
  expect(toggled(['a', 'c'], 'a', ['a', 'b', 'c'])).toEqual(['c'])
})
