import { describe, expect, it } from 'vitest'
import { AssayError } from '../../core/errors.ts'
import { echo, rejectWhenAborted } from './testing/answers.ts'
import { openTestRuns } from './testing/open-test-runs.ts'

/** On a busy machine too. */
const soon = { timeout: 10_000 }

/** An answer that can be held back, to look at a run in the middle. */
function createGate() {
  const open = Promise.withResolvers<void>()
  return { release: () => open.resolve(), opened: open.promise }
}

describe('createRunEngine', () => {
  it('answers and scores every cell', async () => {
    const { engine, db } = openTestRuns({ spec: { repeats: 2 } })
    const { runId, total } = await engine.start('e')
    expect(total).toBe(20)
    expect(await engine.wait(runId)).toMatchObject({
      status: 'done',
      done: 20,
      failed: 0,
      pending: 0,
      knownCostUsd: expect.closeTo(0.02) as number,
      unknownCostCount: 0,
    })
    expect(db.prepare('SELECT count(*) AS scores, sum(value) AS right FROM scores').get()).toEqual({
      scores: 20,
      right: 20,
    })
  })

  it('gives the variants of a row and repeat the same seed, and repeats different ones', async () => {
    const { engine, db } = openTestRuns({ spec: { repeats: 2 } })
    await engine.wait((await engine.start('e')).runId)
    expect(db.prepare('SELECT count(DISTINCT seed) AS seeds FROM cells').get()).toEqual({ seeds: 10 })
  })

  it('runs the rows of one split, with the seeds that they have among all rows', async () => {
    const { engine, db } = openTestRuns({ spec: { split: 'odd' } })
    await engine.wait((await engine.start('e')).runId)
    const whole = openTestRuns()
    await whole.engine.wait((await whole.engine.start('e')).runId)
    const cells = 'SELECT row_position, seed FROM cells WHERE variant = 0 AND row_position % 2 = 1 ORDER BY 1'
    expect(db.prepare('SELECT row_position, seed FROM cells WHERE variant = 0 ORDER BY 1').all()).toEqual(
      whole.db.prepare(cells).all(),
    )
    expect(db.prepare('SELECT row_count FROM runs').pluck().get()).toBe(2)
  })

  it('counts a cost that is not known apart, never as nothing', async () => {
    const { engine } = openTestRuns({ costUsd: null })
    expect(await engine.wait((await engine.start('e')).runId)).toMatchObject({ knownCostUsd: 0, unknownCostCount: 10 })
  })

  it('runs failed cells again when asked, and only those', async () => {
    let calls = 0
    let isBroken = true
    const { engine } = openTestRuns({
      answer: ({ messages }) => {
        calls += 1
        const content = messages.at(-1)?.content
        if (isBroken && content === 'A t2')
          throw new AssayError('request-refused', { url: 'u', status: 400, reason: 'no' })
        return Promise.resolve(echo(content))
      },
    })
    const { runId } = await engine.start('e')
    await engine.wait(runId)
    isBroken = false
    await engine.retryFailed(runId)
    expect(await engine.wait(runId)).toMatchObject({ done: 10, failed: 0, status: 'done' })
    expect(calls).toBe(11)
  })

  it('refuses a run whose prompt needs a column that is not there, before anything is queued', async () => {
    const { engine, db } = openTestRuns({
      prompts: [{ messages: [{ role: 'user', content: '{{ text }} {{ tone }}' }] }],
    })
    await expect(engine.start('e')).rejects.toThrow(/"tone"/)
    expect(db.prepare('SELECT count(*) AS runs FROM runs').get()).toEqual({ runs: 0 })
  })

  it('pauses without losing what is in flight, and resumes', async () => {
    const gate = createGate()
    let calls = 0
    const { engine } = openTestRuns({
      answer: async ({ messages }) => {
        calls += 1
        await gate.opened
        return echo(messages.at(-1)?.content)
      },
    })
    const { runId } = await engine.start('e')
    await expect.poll(() => calls, soon).toBe(4)
    const pausing = engine.pause(runId)
    gate.release()
    expect(await pausing).toMatchObject({ status: 'paused', done: 4, pending: 6, running: 0 })
    await engine.resume(runId)
    expect(await engine.wait(runId)).toMatchObject({ status: 'done', done: 10 })
    expect(calls).toBe(10)
  })

  it('cancels at once, and cells in flight go back to the queue', async () => {
    const { engine, runs } = openTestRuns({
      answer: rejectWhenAborted,
    })
    const { runId } = await engine.start('e')
    await expect.poll(() => engine.progress(runId).running, soon).toBe(4)
    expect(await engine.cancel(runId)).toMatchObject({ status: 'cancelled', pending: 10, failed: 0 })
    expect(runs.get(runId)?.finishedAt).not.toBeNull()
  })

  it('takes over a run whose process died: nothing finished runs again, nothing is lost', async () => {
    let calls = 0
    const never = new Promise<string>(() => undefined)
    const first = openTestRuns({
      processId: 100,
      answer: ({ messages }) => ((calls += 1), calls > 5 ? never : Promise.resolve(echo(messages.at(-1)?.content))),
    })
    const { runId } = await first.engine.start('e')
    await expect.poll(() => first.engine.progress(runId).done, soon).toBe(5)

    // The first engine is left hanging, as a killed process would leave the file.
    const second = openTestRuns({
      file: first.file,
      processId: 200,
      isProcessAlive: (id) => id !== 100,
      answer: ({ messages }) => ((calls += 1), Promise.resolve(echo(messages.at(-1)?.content))),
    })
    calls = 0
    second.engine.recover()
    expect(second.engine.progress(runId)).toMatchObject({ status: 'paused', done: 5, pending: 5, running: 0 })
    await second.engine.resume(runId)
    expect(await second.engine.wait(runId)).toMatchObject({ status: 'done', done: 10 })
    expect(calls).toBe(5)
  })

  it('leaves a run alone that a living process works on', async () => {
    const never = new Promise<string>(() => undefined)
    const first = openTestRuns({ processId: 100, answer: () => never })
    const { runId } = await first.engine.start('e')
    const second = openTestRuns({ file: first.file, processId: 200, isProcessAlive: () => true })
    second.engine.recover()
    expect(second.engine.progress(runId).status).toBe('running')
    await expect(second.engine.resume(runId)).rejects.toThrow(/pause or cancel it there/)
  })

  it('scores cells that were saved and not scored when the process died', async () => {
    const { engine, db } = openTestRuns()
    const { runId } = await engine.start('e')
    await engine.wait(runId)
    db.prepare('DELETE FROM scores WHERE cell_id IN (SELECT id FROM cells LIMIT 3)').run()
    db.prepare("UPDATE runs SET status = 'running', report = NULL").run()
    engine.recover()
    await engine.resume(runId)
    await engine.wait(runId)
    expect(db.prepare('SELECT count(*) AS scores FROM scores').get()).toEqual({ scores: 10 })
  })

  it('asks no more than once when it is asked to go on twice at once', async () => {
    const asked: string[] = []
    const gate = createGate()
    const { engine } = openTestRuns({
      answer: async ({ messages }) => {
        asked.push(messages[0]?.content ?? '')
        await gate.opened
        return echo(messages[0]?.content)
      },
    })
    const { runId } = await engine.start('e')
    await expect.poll(() => asked.length, soon).toBe(4)
    const pausing = engine.pause(runId)
    gate.release()
    await pausing
    await Promise.all([engine.resume(runId), engine.resume(runId), engine.retryFailed(runId)])
    expect(await engine.wait(runId)).toMatchObject({ status: 'done', done: 10 })
    expect(asked.toSorted()).toEqual([...new Set(asked)].toSorted())
  })

  it('changes nothing when there is nothing to do', async () => {
    const { engine, runs } = openTestRuns()
    const { runId } = await engine.start('e')
    const done = await engine.wait(runId)
    const before = runs.get(runId)
    expect(await engine.resume(runId)).toEqual(done)
    expect(await engine.retryFailed(runId)).toEqual(done)
    expect(await engine.pause(runId)).toEqual(done)
    expect(await engine.cancel(runId)).toEqual(done)
    expect([runs.get(runId), runs.getReport(runId)]).toEqual([before, '{}'])
  })

  it('makes the report that is missing when a run is resumed whose cells are all done', async () => {
    let isBroken = true
    const { engine, runs } = openTestRuns({
      keepReport: async (runId) => {
        if (isBroken) throw new AssayError('unexpected', { reason: 'no report today' })
        runs.saveReport(runId, '{}', 'a verdict')
      },
    })
    const { runId } = await engine.start('e')
    expect(await engine.wait(runId)).toMatchObject({
      status: 'done',
      problem: expect.stringContaining('no report today'),
    })
    isBroken = false
    await engine.resume(runId)
    expect(await engine.wait(runId)).toMatchObject({ status: 'done', done: 10, problem: null })
    expect(runs.get(runId)?.verdict).toBe('a verdict')
  })

  it('does not go on with a run that was cancelled', async () => {
    const { engine, runs } = openTestRuns({ answer: rejectWhenAborted })
    const { runId } = await engine.start('e')
    await Promise.all([engine.cancel(runId), engine.cancel(runId)])
    const before = runs.get(runId)
    expect(await engine.cancel(runId)).toMatchObject({ status: 'cancelled' })
    await expect(engine.resume(runId)).rejects.toThrow(/was cancelled: start a new one/)
    await expect(engine.retryFailed(runId)).rejects.toThrow(/was cancelled/)
    expect(runs.get(runId)).toEqual(before)
  })

  it('tells that a run has stopped after its last state is written', async () => {
    const { engine, stopped } = openTestRuns()
    await engine.wait((await engine.start('e')).runId)
    expect(stopped).toEqual([['done']])
  })

  it('knows no run of an id that is not there', async () => {
    const { engine } = openTestRuns()
    for (const act of [engine.pause, engine.resume, engine.cancel, engine.retryFailed, engine.wait]) {
      await expect(act('nowhere')).rejects.toThrow(/There is no run "nowhere"/)
    }
    expect(() => engine.progress('nowhere')).toThrow(/There is no run/)
  })

  it('can be closed while it queues cells, and goes on with all of them later', async () => {
    const rows = Array.from({ length: 6000 }, (_, position) => ({
      position,
      variables: { text: `${position}` },
      expected: null,
    }))
    const first = openTestRuns({ rows, processId: 100 })
    const { runId } = await first.engine.start('e')
    await first.engine.close()
    expect(first.engine.progress(runId)).toMatchObject({
      status: 'paused',
      total: 12_000,
      pending: 12_000,
      problem: null,
    })
    await expect(first.engine.resume(runId)).rejects.toThrow(/cancelled/)
    await expect(first.engine.start('e')).rejects.toThrow(/cancelled/)

    const second = openTestRuns({ file: first.file, rows, processId: 200 })
    await second.engine.resume(runId)
    expect(await second.engine.wait(runId)).toMatchObject({ status: 'done', done: 12_000 })
  })

  it('tells its progress as it goes and says last how it ended', async () => {
    const { engine, published } = openTestRuns()
    await engine.wait((await engine.start('e')).runId)
    expect(published[0]?.status).toBe('running')
    expect(published.at(-1)).toMatchObject({ status: 'done', done: 10 })
  })
})
