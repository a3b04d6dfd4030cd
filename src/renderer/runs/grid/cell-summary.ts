import type { GridCell } from '../../../contract/run-grid.ts'
import { formatScore } from '../../format/format-score.ts'

/** What the grid says of a variant's cells on one row (one a repeat). */
export interface CellSummary {
  state: 'waiting' | 'running' | 'failed' | 'done'
  /** The first answer there is, or why there is none. */
  text: string
  isCached: boolean
  /** How many of the repeats failed, in words; null for none. */
  failures: string | null
  mark: { sign: string; label: string; tone: 'good' | 'bad' | 'mixed' | 'plain' } | null
}

/** Sums up the repeats of one variant on one row, judged by one metric. */
export function summariseCells(cells: readonly GridCell[], metric: number, scale: 'pass-fail' | 'number'): CellSummary {
  const done = cells.filter(({ status }) => status === 'done')
  const failed = cells.filter(({ status }) => status === 'failed')
  const failures =
    failed.length === 0 ? null : cells.length === 1 ? 'failed' : `${failed.length} of ${cells.length} failed`
  const isRunning = cells.some(({ status }) => status === 'running')
  const [first] = done
  if (first === undefined) {
    const nothing = { isCached: false, failures, mark: null }
    if (failed[0]) return { ...nothing, state: 'failed', text: failed[0].errorMessage ?? 'Failed' }
    return { ...nothing, state: isRunning ? 'running' : 'waiting', text: isRunning ? 'Running…' : '' }
  }
  const values = done.flatMap(({ scores }) => scores[metric] ?? [])
  return {
    state: 'done',
    text: first.preview ?? '',
    isCached: done.every(({ isCached }) => isCached),
    failures,
    mark: toMark(values, done.length, cells.length, scale),
  }
}

function toMark(
  values: readonly number[],
  done: number,
  repeats: number,
  scale: 'pass-fail' | 'number',
): CellSummary['mark'] {
  if (values.length === 0) return { sign: '–', label: 'unscored', tone: 'plain' }
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  if (scale === 'number')
    return { sign: formatScore(mean, scale), label: `score ${formatScore(mean, scale)}`, tone: 'plain' }
  const passed = values.filter((value) => value > 0).length
  if (repeats === 1) {
    return passed === 1 ? { sign: '✓', label: 'pass', tone: 'good' } : { sign: '✕', label: 'fail', tone: 'bad' }
  }
  const sign = passed === done ? '✓' : passed === 0 ? '✕' : '~'
  const tone = passed === done ? 'good' : passed === 0 ? 'bad' : 'mixed'
  return { sign: `${sign} ${passed}/${done}`, label: `${passed} of ${done} pass`, tone }
}

/** The mean of the figures that are known; null where none is. */
export function meanOfKnown(values: readonly (number | null | undefined)[]): number | null {
  const known = values.filter((value) => typeof value === 'number')
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length
}
