import { expect, test } from 'vitest'
import { comparePaired } from '../../../core/statistics/compare.ts'
import { verdictSentence } from '../../../core/statistics/verdict-sentence.ts'
import { verdictWord } from './verdict-word.ts'

const names = { nameA: 'plain', nameB: 'short answers' }

function sentence(
  pairs: [number, number][],
  options: { margin?: number; scale?: 'pass-fail' | 'number' } = {},
): string {
  const comparison = comparePaired({
    scale: options.scale ?? 'pass-fail',
    pairs: pairs.map(([a, b], row) => ({ row, a, b })),
    unpairedRows: 0,
    margin: options.margin ?? 0,
    seed: 1,
  })
  return verdictSentence(comparison, names)
}

const rows = (count: number, a: number, b: number) => Array.from({ length: count }, (): [number, number] => [a, b])

test('says who is better', () => {
  expect(verdictWord(sentence([...rows(40, 0, 1), ...rows(20, 1, 1)]))).toEqual({
    word: 'short answers better',
    isClear: true,
  })
  expect(verdictWord(sentence([...rows(40, 1, 0), ...rows(20, 1, 1)]))).toEqual({ word: 'plain better', isClear: true })
  const spread = Array.from({ length: 40 }, (_, row): [number, number] => [row, row + 3 + (row % 2)])
  expect(verdictWord(sentence(spread, { scale: 'number' }))).toEqual({ word: 'short answers better', isClear: true })
})

test('says that nothing is decided, and how', () => {
  expect(verdictWord(sentence([...rows(3, 0, 1), ...rows(2, 1, 0), ...rows(20, 1, 1)])).word).toBe(
    'No clear difference',
  )
  expect(verdictWord(sentence(rows(20, 1, 1))).word).toBe('No difference seen')
  expect(verdictWord(sentence(rows(1, 0, 1))).word).toBe('Too few rows')
  expect(verdictWord(sentence([])).word).toBe('Not comparable')
})

test('says that variants are equivalent', () => {
  const sentenceOfEqual = sentence([...rows(2, 0, 1), ...rows(2, 1, 0), ...rows(400, 1, 1)], { margin: 0.05 })
  expect(verdictWord(sentenceOfEqual)).toEqual({ word: 'Equivalent', isClear: true })
})

test('shows a sentence that it does not know as it is', () => {
  expect(verdictWord('Something new.')).toEqual({ word: 'Something new.', isClear: false })
})
