import { describe, expect, it } from 'vitest'
import { openTestRuns } from './testing/open-test-runs.ts'

describe('a run with a cap', () => {
  it('stands still before the cap is passed, keeps its cells, and says what to do', async () => {
    // Ten cells at $0.001, each of which could have cost $0.002.
    const { engine } = openTestRuns({ spec: { maxCostUsd: 0.0055 } })
    const stopped = await engine.wait((await engine.start('e')).runId)
    expect(stopped).toMatchObject({ status: 'paused', failed: 0, running: 0 })
    expect(stopped.knownCostUsd).toBeLessThanOrEqual(0.0055)
    expect(stopped.done).toBeGreaterThanOrEqual(3)
    expect(stopped.done + stopped.pending).toBe(10)
    expect(stopped.problem).toMatch(
      /^The cap of this run of \$0.0055 would be passed by the next request, with \$0\.00\d+ spent: raise it/,
    )
    const resumed = await engine.wait((await engine.resume(stopped.runId)).runId)
    expect(resumed.knownCostUsd).toBeLessThanOrEqual(0.0055)
  })

  it('ends like any other when the cap is far', async () => {
    const { engine } = openTestRuns({ spec: { maxCostUsd: 1 } })
    expect(await engine.wait((await engine.start('e')).runId)).toMatchObject({ status: 'done', done: 10 })
  })

  it('is refused when its requests have no bound', async () => {
    const { engine } = openTestRuns({ spec: { maxCostUsd: 1 }, worstUsd: null })
    await expect(engine.start('e')).rejects.toThrow(/price of test\/model is unknown.*set its price/)
  })

  it('does not count what the cache answers', async () => {
    const { engine, file } = openTestRuns({ spec: { useCache: true } })
    await engine.wait((await engine.start('e')).runId)
    const again = openTestRuns({ file, spec: { useCache: true, maxCostUsd: 0.000001 } })
    expect(await again.engine.wait((await again.engine.start('e')).runId)).toMatchObject({ status: 'done', cached: 10 })
  })
})

describe('the mode of the cache', () => {
  it('read-only adds nothing, refresh asks again and replaces', async () => {
    let calls = 0
    const answer = () => Promise.resolve(`answer ${(calls += 1)}`)
    const first = openTestRuns({ spec: { useCache: true, cacheMode: 'read-only' }, answer })
    await first.engine.wait((await first.engine.start('e')).runId)
    expect(first.cache.size().entries).toBe(0)
    const second = openTestRuns({ file: first.file, spec: { useCache: true }, answer })
    await second.engine.wait((await second.engine.start('e')).runId)
    const third = openTestRuns({ file: first.file, spec: { useCache: true, cacheMode: 'refresh' }, answer })
    expect(await third.engine.wait((await third.engine.start('e')).runId)).toMatchObject({ cached: 0, done: 10 })
    expect(calls).toBe(30)
    expect(third.cache.size().entries).toBe(10)
    expect(third.db.prepare("SELECT count(*) AS n FROM cache WHERE generation LIKE '%answer 3%'").get()).not.toEqual({
      n: 0,
    })
  })
})
