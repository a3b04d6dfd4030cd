import { setTimeout } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { AssayError } from '../../core/errors.ts'
import { openTestRuns, type Answer } from './testing/open-test-runs.ts'

const never: Answer = () => new Promise(() => undefined)
const rows = (count: number) =>
  Array.from({ length: count }, (_, position) => ({ position, variables: { text: `t${position}` }, expected: null }))

/** On a busy machine too. */
const soon = { timeout: 10_000 }

describe('a run of another process', () => {
  it('is left alone by everything but looking', async () => {
    const first = openTestRuns({
      processId: 100,
      answer: (request, signal) => {
        if (request.messages[0]?.content === 'A t0') throw new AssayError('runtime-crashed', { reason: 'SIGKILL' })
        return never(request, signal)
      },
    })
    const { runId } = await first.engine.start('e')
    await expect.poll(() => first.engine.progress(runId).failed, soon).toBe(1)

    const second = openTestRuns({ file: first.file, processId: 200, isProcessAlive: () => true })
    const before = first.cells.counts(runId)
    for (const act of ['pause', 'cancel', 'resume', 'retryFailed'] as const) {
      await expect(second.engine[act](runId)).rejects.toThrow(/Another window or command is running this run/)
    }
    expect(second.runs.get(runId)).toMatchObject({ status: 'running', ownerProcess: 100 })
    expect(first.cells.counts(runId)).toEqual(before)
  })

  it('can be paused, cancelled and resumed when that process is gone', async () => {
    for (const [act, status] of [
      ['pause', 'paused'],
      ['cancel', 'cancelled'],
      ['resume', 'running'],
    ] as const) {
      const first = openTestRuns({ processId: 100, answer: never })
      const { runId } = await first.engine.start('e')
      await expect.poll(() => first.engine.progress(runId).running, soon).toBe(4)
      const second = openTestRuns({ file: first.file, processId: 200 })
      expect(await second.engine[act](runId)).toMatchObject({ status, pending: 10, running: 0 })
    }
  })

  it('is taken by one of two that find it at the same time', async () => {
    const first = openTestRuns({ processId: 100, answer: never })
    const { runId } = await first.engine.start('e')
    await expect.poll(() => first.engine.progress(runId).running, soon).toBe(4)
    const isProcessAlive = (id: number) => id !== 100
    const both = [200, 300].map((processId) =>
      openTestRuns({ file: first.file, processId, isProcessAlive, answer: never }),
    )
    const taken = await Promise.allSettled(both.map(({ engine }) => engine.resume(runId)))
    expect(taken.map(({ status }) => status)).toEqual(['fulfilled', 'rejected'])
    for (const { engine } of both) engine.recover()
    expect(both[0]?.runs.get(runId)).toMatchObject({ status: 'running', ownerProcess: 200 })
  })

  it('stops here when another process has taken it, and leaves that one its cells', async () => {
    const first = openTestRuns({
      processId: 100,
      answer: (_, signal) =>
        new Promise((_resolve, reject) => signal?.addEventListener('abort', () => reject(new Error('aborted')))),
    })
    const { runId } = await first.engine.start('e')
    await expect.poll(() => first.engine.progress(runId).running, soon).toBe(4)
    const second = openTestRuns({ file: first.file, processId: 200, answer: never })
    await second.engine.resume(runId)
    await expect.poll(() => second.engine.progress(runId).running, soon).toBe(4)
    const before = second.cells.counts(runId)
    expect(await first.engine.wait(runId)).toMatchObject({ status: 'running' })
    expect(second.cells.counts(runId)).toEqual(before)
    expect(second.runs.get(runId)).toMatchObject({ status: 'running', ownerProcess: 200 })
  })
})

describe('a full disk', () => {
  it('makes the run stand still with a sentence, fails no cell, and loses none', async () => {
    const { engine, db } = openTestRuns({
      rows: rows(200),
      spec: { useCache: true },
      answer: ({ messages }) => setTimeout(5, `${messages[0]?.content} ${'x'.repeat(5000)}`),
    })
    const { runId } = await engine.start('e')
    await expect.poll(() => engine.progress(runId).done, soon).toBeGreaterThan(20)
    const pages = db.pragma('page_count', { simple: true }) as number
    db.pragma(`max_page_count = ${pages + 20}`)
    const stopped = await engine.wait(runId)
    expect(stopped).toMatchObject({ status: 'paused', failed: 0, problem: expect.stringMatching(/the disk is full/) })
    const answers = db.prepare("SELECT count(*) FROM cells WHERE status = 'done'").pluck().get()
    expect(db.prepare('SELECT count(*) FROM cache').pluck().get()).toBe(answers)

    db.pragma('max_page_count = 1000000')
    await engine.resume(runId)
    expect(await engine.wait(runId)).toMatchObject({ status: 'done', done: 400, cached: 0, problem: null })
  })
})

describe('a workspace that cannot be written', () => {
  it('ends the work on a run with the reason, and the run is put right when it can be written again', async () => {
    const { engine, db, runs } = openTestRuns({ rows: rows(100), answer: () => setTimeout(5, 'x') })
    const { runId } = await engine.start('e')
    await expect.poll(() => engine.progress(runId).done, soon).toBeGreaterThan(5)
    db.pragma('query_only = ON')
    const readOnly = { status: 'paused', problem: expect.stringMatching(/read-only/) }
    expect(await engine.wait(runId)).toMatchObject(readOnly)
    expect(engine.progress(runId)).toMatchObject(readOnly)
    expect(runs.get(runId)?.status).toBe('running')
    await expect(engine.resume(runId)).rejects.toThrow(/readonly|read-only/)
    db.pragma('query_only = OFF')
    engine.recover()
    expect(runs.get(runId)?.status).toBe('paused')
    await engine.resume(runId)
    expect(await engine.wait(runId)).toMatchObject({ status: 'done', done: 200, failed: 0 })
  })
})
