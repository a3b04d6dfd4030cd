import { expect, test } from 'vitest'
import { AssayError } from '../../core/errors.ts'
import { readSpec } from './read-spec.ts'
import { openTestRuns } from './testing/open-test-runs.ts'

test('a run keeps to the versions that its partials stood for when it started', async () => {
  let newest = 1
  let isDown = true
  const asked: string[] = []
  const runs = openTestRuns({
    prompts: [{ messages: [{ role: 'user', content: 'A {{ partial("tone") }} {{ text }}' }] }],
    findPartial: ({ name }, versionId = String(newest)) => ({
      versionId,
      title: `${name}@v${versionId}`,
      text: `tone ${versionId}`,
    }),
    answer: async ({ messages }) => {
      asked.push(messages[0]?.content ?? '')
      if (isDown) throw new AssayError('request-refused', { url: 'http://x', status: 400, reason: 'no' })
      return 'yes'
    },
  })
  const { runId } = await runs.engine.start('e')
  await runs.engine.wait(runId)
  newest = 2
  isDown = false
  asked.length = 0
  await runs.engine.retryFailed(runId)
  expect(await runs.engine.wait(runId)).toMatchObject({ status: 'done', done: 5, failed: 0 })
  expect(asked.toSorted()[0]).toBe('A tone 1 t0')
  const run = runs.runs.get(runId)
  expect(run && readSpec(run).partials).toEqual([{ name: 'tone', version: null, versionId: '1' }])

  const { runId: nextId } = await runs.engine.start('e')
  await runs.engine.wait(nextId)
  expect(asked.at(-1)).toContain('A tone 2')
  await runs.engine.close()
})

test('a run does not start with a partial that is not there', async () => {
  const runs = openTestRuns({ prompts: [{ messages: [{ role: 'user', content: '{{ partial("tone") }}' }] }] })
  await expect(runs.engine.start('e')).rejects.toThrow('There is no partial "tone"')
  await runs.engine.close()
})
