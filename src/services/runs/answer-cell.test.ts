import { describe, expect, it } from 'vitest'
import { AssayError } from '../../core/errors.ts'
import { echo } from './testing/answers.ts'
import { openTestRuns } from './testing/open-test-runs.ts'

describe('answerCell', () => {
  it('sends a request again when its stream was cut', async () => {
    let calls = 0
    const { engine } = openTestRuns({
      rows: [{ position: 0, variables: { text: 'x' }, expected: 'x' }],
      prompts: [{ messages: [{ role: 'user', content: 'A {{ text }}' }] }],
      answer: ({ messages }) => {
        calls += 1
        if (calls < 3) throw new AssayError('stream-cut', { url: 'u' })
        return Promise.resolve(echo(messages[0]?.content))
      },
    })
    expect(await engine.wait((await engine.start('e')).runId)).toMatchObject({ done: 1 })
    expect(calls).toBe(3)
  })

  it('answers from the cache the second time, free of charge, and not when told otherwise', async () => {
    let calls = 0
    const answer = ({ messages }: { messages: readonly { content: string }[] }) => (
      (calls += 1),
      Promise.resolve(echo(messages.at(-1)?.content))
    )
    const { engine, file } = openTestRuns({ spec: { useCache: true }, answer })
    await engine.wait((await engine.start('e')).runId)
    const again = await engine.wait((await engine.start('e')).runId)
    expect(again).toMatchObject({ done: 10, cached: 10, knownCostUsd: 0 })
    expect(calls).toBe(10)
    const fresh = openTestRuns({ file, answer })
    expect(await fresh.engine.wait((await fresh.engine.start('e')).runId)).toMatchObject({ done: 10, cached: 0 })
    expect(calls).toBe(20)
  })

  it('gives every repeat an answer of its own, and keeps no failure in the cache', async () => {
    let calls = 0
    const { engine, db } = openTestRuns({
      spec: { useCache: true, repeats: 2 },
      answer: ({ messages }) => {
        calls += 1
        if (messages[0]?.content === 'A t2') throw new AssayError('runtime-crashed', { reason: 'signal SIGKILL' })
        return Promise.resolve(echo(messages[0]?.content))
      },
    })
    await engine.wait((await engine.start('e')).runId)
    expect(calls).toBe(20)
    expect(db.prepare('SELECT count(*) AS answers FROM cache').get()).toEqual({ answers: 18 })
  })
})
