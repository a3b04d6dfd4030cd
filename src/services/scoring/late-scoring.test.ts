import { describe, expect, it } from 'vitest'
import { AssayError } from '../../core/errors.ts'
import { openTestRuns } from '../runs/testing/open-test-runs.ts'

const script = { id: 'script', options: { code: 'function score() {}' } }
const spec = { metrics: [{ id: 'exact-match' }, script] }

describe('scores that come after the answers', () => {
  it('are saved beside those that come at once, and the run is done when all are there', async () => {
    const { engine, db } = openTestRuns({ spec, runScript: async (_, { answer }) => String(answer).length })
    const { runId } = await engine.start('e')
    expect(await engine.wait(runId)).toMatchObject({ status: 'done', done: 10 })
    const counts = db.prepare('SELECT metric, count(value) AS scored FROM scores GROUP BY metric').all()
    expect(counts).toEqual([
      { metric: 0, scored: 10 },
      { metric: 1, scored: 10 },
    ])
  })

  it('are made up for by the next process when this one ends between saving and scoring', async () => {
    const first = openTestRuns({ spec, runScript: () => new Promise(() => undefined) })
    const { runId } = await first.engine.start('e')
    await expect.poll(() => first.cells.counts(runId).done).toBe(10)
    // What a kill leaves: every answer on disk, not one of the later scores, and a run that says it is under way.
    const { file } = first
    expect(first.scores.listMissing(runId, [1]).next().done).toBe(false)

    const answers: string[] = []
    const second = openTestRuns({
      file,
      spec,
      processId: 2,
      answer: async () => (answers.push('asked again'), ''),
      runScript: async () => 1,
    })
    second.engine.recover()
    await second.engine.resume(runId)
    expect(await second.engine.wait(runId)).toMatchObject({ status: 'done', done: 10 })
    expect(second.scores.listMissing(runId, [0, 1]).next().done).toBe(true)
    expect(answers).toEqual([])
  })

  it('leave a cell unscored with the reason when they fail, and are tried again with the failed cells', async () => {
    let isBroken = true
    const { engine, db, scores } = openTestRuns({
      spec,
      runScript: async () => {
        if (isBroken) throw new AssayError('server-error', { url: 'u', status: 500, reason: 'overloaded' })
        return 0.5
      },
    })
    const { runId } = await engine.start('e')
    expect(await engine.wait(runId)).toMatchObject({ status: 'done', failed: 0 })
    expect(db.prepare('SELECT DISTINCT value, reason, error_code FROM scores WHERE metric = 1').all()).toEqual([
      { value: null, reason: expect.stringContaining('overloaded'), error_code: 'server-error' },
    ])
    expect(scores.countFailed(runId)).toBe(10)
    isBroken = false
    await engine.retryFailed(runId)
    await engine.wait(runId)
    expect(db.prepare('SELECT DISTINCT value, reason FROM scores WHERE metric = 1').all()).toEqual([
      { value: 0.5, reason: null },
    ])
  })

  it('stand still with the run when every further one would fail as well', async () => {
    const { engine, scores } = openTestRuns({
      spec,
      runScript: async () => {
        throw new AssayError('wrong-key', { url: 'u', keyName: 'KEY' })
      },
    })
    const { runId } = await engine.start('e')
    expect(await engine.wait(runId)).toMatchObject({ status: 'paused', problem: expect.stringContaining('KEY') })
    expect(scores.countFailed(runId)).toBe(0)
  })
})
