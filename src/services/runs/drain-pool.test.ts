import { setTimeout } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { AssayError } from '../../core/errors.ts'
import { echo, rejectWhenAborted } from './testing/answers.ts'
import { openTestRuns } from './testing/open-test-runs.ts'

/** On a busy machine too. */
const soon = { timeout: 10_000 }

describe('drainPool', () => {
  it('keeps a failed cell with its reason and goes on', async () => {
    const { engine, db } = openTestRuns({
      answer: ({ messages }) => {
        const content = messages.at(-1)?.content
        if (content === 'A t2') throw new AssayError('runtime-crashed', { reason: 'signal SIGKILL' })
        return Promise.resolve(echo(content))
      },
    })
    const { runId } = await engine.start('e')
    expect(await engine.wait(runId)).toMatchObject({ status: 'done', done: 9, failed: 1 })
    expect(db.prepare("SELECT row_position, error_code FROM cells WHERE status = 'failed'").all()).toEqual([
      { row_position: 2, error_code: 'runtime-crashed' },
    ])
  })

  it('stands still with the reason when every cell would fail alike, and keeps them in the queue', async () => {
    const { engine, runs } = openTestRuns({
      answer: () => {
        throw new AssayError('wrong-key', { url: 'http://example.test', keyName: 'TEST_KEY' })
      },
    })
    const { runId } = await engine.start('e')
    expect(await engine.wait(runId)).toMatchObject({ status: 'paused', pending: 10, failed: 0 })
    expect(runs.get(runId)?.problem).toContain('refused the key TEST_KEY')
    expect(engine.progress(runId).problem).toContain('refused the key TEST_KEY')
  })

  it('keeps to the limit of a connection when two runs share it, and ends both', async () => {
    let [asked, most] = [0, 0]
    const { engine } = openTestRuns({
      answer: async ({ messages }) => {
        asked += 1
        most = Math.max(most, asked)
        await setTimeout(5)
        asked -= 1
        return echo(messages[0]?.content)
      },
    })
    const [one, two] = await Promise.all([engine.start('e'), engine.start('e')])
    for (const { runId } of [one, two]) expect(await engine.wait(runId)).toMatchObject({ status: 'done', done: 10 })
    expect(most).toBe(4)
  })

  it('pauses and cancels at once a run that waits for another one', async () => {
    const { engine } = openTestRuns({ answer: rejectWhenAborted })
    const first = await engine.start('e')
    await expect.poll(() => engine.progress(first.runId).running, soon).toBe(4)
    const second = await engine.start('e')
    expect(await engine.pause(second.runId)).toMatchObject({ status: 'paused', pending: 10 })
    await engine.resume(second.runId)
    expect(await engine.cancel(second.runId)).toMatchObject({ status: 'cancelled', pending: 10 })
    expect(await engine.cancel(first.runId)).toMatchObject({ status: 'cancelled', pending: 10 })
  })
})
