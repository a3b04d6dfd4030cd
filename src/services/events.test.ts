import { expect, test } from 'vitest'
import type { RunProgress } from '../contract/experiments.ts'
import { createEventHub } from './events.ts'

function progress(runId: string, done: number): { type: 'run-progress'; progress: RunProgress } {
  return {
    type: 'run-progress',
    progress: {
      runId,
      status: 'running',
      total: 10,
      pending: 10 - done,
      running: 0,
      done,
      failed: 0,
      cached: 0,
      knownCostUsd: 0,
      unknownCostCount: 0,
      elapsedMs: 0,
      cellsPerSecond: null,
      problem: null,
    },
  }
}

test('tells every listener, in order', async () => {
  const hub = createEventHub()
  const [one, two] = [hub.subscribe(), hub.subscribe()]
  const firsts = Promise.all([one.next(), two.next()])
  hub.publish({ type: 'changed', what: 'prompts' })
  hub.publish({ type: 'changed', what: 'runs' })
  expect((await firsts).map(({ value }) => value)).toEqual([
    { type: 'changed', what: 'prompts' },
    { type: 'changed', what: 'prompts' },
  ])
  expect((await one.next()).value).toEqual({ type: 'changed', what: 'runs' })
})

test('keeps only the newest progress of each run for a slow listener', async () => {
  const hub = createEventHub()
  const events = hub.subscribe()
  const first = events.next()
  hub.publish(progress('a', 0))
  await first
  for (let done = 1; done <= 1000; done += 1) hub.publish(progress('a', done))
  hub.publish(progress('b', 3))
  hub.publish({ type: 'changed', what: 'runs' })
  hub.publish({ type: 'changed', what: 'runs' })
  hub.close()
  const rest = []
  for await (const event of events) rest.push(event)
  expect(rest).toEqual([progress('a', 1000), progress('b', 3), { type: 'changed', what: 'runs' }])
})

test('ends when the signal is aborted or the reader stops', async () => {
  const hub = createEventHub()
  const stopping = new AbortController()
  const events = hub.subscribe(stopping.signal)
  const waiting = events.next()
  stopping.abort()
  expect(await waiting).toEqual({ done: true, value: undefined })
  const aborted = new AbortController()
  aborted.abort()
  expect(await hub.subscribe(aborted.signal).next()).toEqual({ done: true, value: undefined })
  const read = hub.subscribe()
  hub.publish({ type: 'changed', what: 'models' })
  for await (const event of read) {
    expect(event).toEqual({ type: 'changed', what: 'models' })
    break
  }
  expect(await read.next()).toEqual({ done: true, value: undefined })
})
