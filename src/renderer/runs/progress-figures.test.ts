import { expect, test } from 'vitest'
import type { RunProgress } from '../../contract/experiments.ts'
import { costPhrase, progressFigures, timeLeftMs } from './progress-figures.ts'

const running: RunProgress = {
  runId: 'r',
  status: 'running',
  total: 240,
  pending: 118,
  running: 2,
  done: 119,
  failed: 1,
  cached: 0,
  knownCostUsd: 0,
  unknownCostCount: 0,
  elapsedMs: 30_000,
  cellsPerSecond: 4,
  problem: null,
}
const texts = (progress: RunProgress) => progressFigures(progress).map(({ text }) => text)

test('tells counts, speed, time left and cost while a run goes on', () => {
  expect(texts(running)).toEqual(['120 of 240 cells', '4 cells/s', '30 s left', 'cost so far $0'])
  expect(timeLeftMs(running)).toBe(30_000)
})

test('says that the time left is not known before the first cell', () => {
  expect(texts({ ...running, cellsPerSecond: null })).toContain('time left not known yet')
})

test('tells how long a finished run took', () => {
  const done: RunProgress = { ...running, status: 'done', pending: 0, running: 0, done: 239, cached: 40 }
  expect(texts(done)).toEqual(['240 cells', '40 from the cache', 'took 30 s', 'cost $0'])
})

test('counts unknown costs apart', () => {
  expect(costPhrase({ knownCostUsd: 0, unknownCostCount: 0 })).toBe('$0')
  expect(costPhrase({ knownCostUsd: 0, unknownCostCount: 1 })).toBe('unknown for 1 answer')
  expect(costPhrase({ knownCostUsd: 0.25, unknownCostCount: 3 })).toBe('$0.25 and unknown for 3 answers')
})
