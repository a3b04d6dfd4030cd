import { expect, test } from 'vitest'
import { applyPlaygroundEvents, endAnswers, waitingAnswers } from './answer.ts'

const end = {
  type: 'end',
  modelId: 'local/a',
  finishReason: 'stop',
  usage: {},
  timing: { totalMs: 12 },
  costUsd: null,
  fingerprint: {},
} as const

test('pieces of text join in order, each with its model', () => {
  const answers = applyPlaygroundEvents(waitingAnswers(['local/a', 'local/b']), [
    { type: 'text', modelId: 'local/a', text: 'po' },
    { type: 'text', modelId: 'local/b', text: 'no' },
    { type: 'text', modelId: 'local/a', text: 'sitive' },
    end,
    { type: 'text', modelId: 'local/other', text: 'ignored' },
  ])
  expect(answers['local/a']).toMatchObject({ text: 'positive', status: 'done', end })
  expect(answers['local/b']).toMatchObject({ text: 'no', status: 'streaming', end: null })
  expect(Object.keys(answers)).toHaveLength(2)
})

test('one model that fails leaves the others alone', () => {
  const answers = applyPlaygroundEvents(waitingAnswers(['local/a', 'local/b']), [
    { type: 'error', modelId: 'local/b', code: 'key-missing', message: 'It needs a key.' },
    end,
  ])
  expect(answers['local/b']).toMatchObject({ status: 'failed', problem: 'It needs a key.' })
  expect(answers['local/a']?.status).toBe('done')
})

test('stopping keeps what was answered', () => {
  const answers = applyPlaygroundEvents(waitingAnswers(['local/a', 'local/b']), [
    { type: 'text', modelId: 'local/b', text: 'no' },
    end,
  ])
  expect(endAnswers(answers, null)).toMatchObject({
    'local/a': { status: 'done' },
    'local/b': { status: 'stopped', text: 'no', problem: null },
  })
  expect(endAnswers(answers, 'lost')['local/b']).toMatchObject({ status: 'failed', problem: 'lost' })
})
