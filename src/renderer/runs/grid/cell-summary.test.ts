import { expect, test } from 'vitest'
import type { GridCell } from '../../../contract/run-grid.ts'
import { summariseCells } from './cell-summary.ts'

const cell = (changes: Partial<GridCell> = {}): GridCell => ({
  cellId: 1,
  variant: 0,
  repeat: 0,
  status: 'done',
  preview: 'sun',
  isCached: false,
  totalMs: 4,
  costUsd: 0,
  promptTokens: null,
  completionTokens: null,
  errorMessage: null,
  scores: [1],
  ...changes,
})

test('marks a pass and a fail by sign and by name', () => {
  expect(summariseCells([cell()], 0, 'pass-fail').mark).toEqual({ sign: '✓', label: 'pass', tone: 'good' })
  expect(summariseCells([cell({ scores: [0] })], 0, 'pass-fail').mark).toEqual({
    sign: '✕',
    label: 'fail',
    tone: 'bad',
  })
})

test('counts passes over repeats', () => {
  const repeats = [cell(), cell({ repeat: 1, scores: [0] }), cell({ repeat: 2, status: 'pending', scores: [] })]
  expect(summariseCells(repeats, 0, 'pass-fail').mark).toEqual({ sign: '~ 1/2', label: '1 of 2 pass', tone: 'mixed' })
})

test('gives the reason of a failed cell', () => {
  const failed = cell({ status: 'failed', preview: null, errorMessage: 'The server is limiting requests.', scores: [] })
  expect(summariseCells([failed], 0, 'pass-fail')).toMatchObject({
    state: 'failed',
    text: 'The server is limiting requests.',
  })
})

test('counts failed repeats beside those that passed', () => {
  const repeats = [cell(), cell({ repeat: 1, status: 'failed', scores: [] })]
  expect(summariseCells(repeats, 0, 'pass-fail')).toMatchObject({ state: 'done', failures: '1 of 2 failed' })
})

test('never takes unscored for a fail', () => {
  expect(summariseCells([cell({ scores: [null] })], 0, 'pass-fail').mark).toMatchObject({
    label: 'unscored',
    tone: 'plain',
  })
})

test('waits and runs without a mark', () => {
  expect(summariseCells([cell({ status: 'pending' })], 0, 'pass-fail')).toMatchObject({ state: 'waiting', mark: null })
  expect(summariseCells([cell({ status: 'running' })], 0, 'pass-fail')).toMatchObject({ state: 'running', mark: null })
  expect(summariseCells([], 0, 'pass-fail')).toMatchObject({ state: 'waiting' })
})
