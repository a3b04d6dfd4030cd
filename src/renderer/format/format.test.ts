import { expect, test } from 'vitest'
import { formatBytes } from './format-bytes.ts'
import { formatCost, formatCostSum } from './format-cost.ts'
import { formatDuration, formatSpeed } from './format-duration.ts'
import { formatCount, formatNumber, formatQuantity } from './format-number.ts'
import { shortPath } from './format-path.ts'
import { formatScore } from './format-score.ts'
import { formatAgo } from './format-time.ts'
import { formatContextLeft, formatTokens } from './format-tokens.ts'

test('an unknown figure is never zero', () => {
  expect(formatCost(null)).toBe('unknown')
  expect(formatDuration(undefined)).toBe('unknown')
  expect(formatSpeed(null)).toBe('unknown')
  expect(formatBytes(null)).toBe('unknown')
  expect(formatTokens(null)).toBe('unknown')
  expect(formatScore(null, 'pass-fail')).toBe('unknown')
})

test('costs keep the digits that small sums need', () => {
  expect([0, 0.00004, 0.000125, 0.5, 1.25, 1240].map(formatCost)).toEqual([
    '$0',
    '$0.00004',
    '$0.00013',
    '$0.50',
    '$1.25',
    '$1240.00',
  ])
  expect(formatCostSum(0.5, 0)).toBe('$0.50')
  expect(formatCostSum(0.5, 3)).toBe('$0.50 and 3 answers of unknown cost')
  expect(formatCostSum(0, 1)).toBe('1 answer of unknown cost')
})

test('durations use the unit that fits', () => {
  expect([0.42, 12.4, 999, 1250, 12_340, 59_960, 200_000, 7_500_000].map(formatDuration)).toEqual([
    '0.4 ms',
    '12 ms',
    '999 ms',
    '1.25 s',
    '12.3 s',
    '1 min',
    '3 min 20 s',
    '2 h 5 min',
  ])
  expect(formatSpeed(1420.4)).toBe('1,420 tok/s')
})

test('counts, quantities and sizes', () => {
  expect(formatCount(1_000_000)).toBe('1,000,000')
  expect(formatNumber(0.5)).toBe('0.5')
  expect(formatQuantity(1, 'row')).toBe('1 row')
  expect(formatQuantity(2000, 'row')).toBe('2,000 rows')
  expect([812, 3_600_000, 999_900].map(formatBytes)).toEqual(['812 B', '3.6 MB', '1 MB'])
})

test('tokens say what is left of the context', () => {
  expect(formatTokens(74)).toBe('74 tokens')
  expect(formatTokens(1, false)).toBe('about 1 token')
  expect(formatContextLeft(74, 512)).toBe('438 left of 512')
  expect(formatContextLeft(532, 512)).toBe('20 too many for 512')
})

test('scores, times and paths', () => {
  expect(formatScore(0.525, 'pass-fail')).toBe('52.5%')
  expect(formatScore(12.3456, 'number')).toBe('12.346')
  const now = Date.parse('2026-03-10T12:00:00Z')
  expect(formatAgo('2026-03-10T11:59:40Z', now)).toBe('just now')
  expect(formatAgo('2026-03-10T07:00:00Z', now)).toBe('5 h ago')
  expect(formatAgo('2026-03-09T07:00:00Z', now)).toBe('yesterday')
  expect(formatAgo('2026-01-02T07:00:00Z', now)).toBe('2026-01-02')
  expect(shortPath('/home/ada/work/reviews')).toBe('…/work/reviews')
  expect(shortPath('/srv')).toBe('/srv')
})
