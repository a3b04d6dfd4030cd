import { expect, test } from 'vitest'
import { rowOrder } from '../../core/experiments/row-order.ts'
import { stopRuleSchema } from '../../core/experiments/stop-rule.ts'
import { echo } from './testing/answers.ts'
import { openTestRuns, type TestRunsOptions } from './testing/open-test-runs.ts'

const stop = stopRuleSchema.parse({ kind: 'sequential', minimumRows: 5 })
const rows = Array.from({ length: 200 }, (_, position) => ({
  position,
  variables: { text: `t${position}` },
  expected: `t${position}`,
}))

/** A is never right, B always. */
const onlyB: TestRunsOptions['answer'] = ({ messages }) => {
  const content = messages.at(-1)?.content ?? ''
  return Promise.resolve(content.startsWith('B') ? echo(content) : 'wrong')
}

test('a run stops as soon as its question is settled, on the first rows of a seeded order', async () => {
  const { engine, db, cells } = openTestRuns({ rows, spec: { stop }, answer: onlyB })
  const { runId } = await engine.start('e')
  const ended = await engine.wait(runId)
  expect(ended).toMatchObject({ status: 'done', problem: null, running: 0 })
  expect(ended.done).toBeLessThan(60)
  expect(cells.counts(runId).running).toBe(0)
  const visited = db.prepare("SELECT DISTINCT row_position FROM cells WHERE status = 'done'").pluck().all()
  const first = rowOrder(
    { seed: 7, stop },
    rows.map(({ position }) => position),
  ).slice(0, visited.length)
  expect(new Set(visited)).toEqual(new Set(first))
  expect(first).not.toEqual(first.toSorted((left, right) => left - right))
  // It is over: going on with it asks for nothing more.
  expect(await engine.resume(runId)).toMatchObject({ status: 'done', done: ended.done })
})

test('a settled run that was killed before it said so is over when it is resumed', async () => {
  const first = openTestRuns({ rows, spec: { stop }, answer: onlyB, processId: 100 })
  const { runId } = await first.engine.start('e')
  const { done } = await first.engine.wait(runId)
  first.db.prepare("UPDATE runs SET status = 'running', owner_process = 100, report = NULL").run()
  let calls = 0
  const second = openTestRuns({
    file: first.file,
    rows,
    spec: { stop },
    processId: 200,
    answer: (...asked) => ((calls += 1), onlyB(...asked)),
  })
  second.engine.recover()
  await second.engine.resume(runId)
  expect(await second.engine.wait(runId)).toMatchObject({ status: 'done', done })
  expect(calls).toBe(0)
})

test('a quick connection does not run far ahead of a slow one', async () => {
  const gate = Promise.withResolvers<void>()
  let quick = 0
  const { engine } = openTestRuns({
    rows,
    spec: {
      stop,
      variants: ['test/model', 'other/model'].map((modelId, index) => ({
        name: `v${index}`,
        versionId: String(index),
        modelId,
        settings: {},
        extract: { kind: 'whole' as const },
      })),
    },
    answer: async (request, signal) => {
      if (request.messages.at(-1)?.content.startsWith('A')) quick += 1
      else await gate.promise
      return onlyB(request, signal)
    },
  })
  const { runId } = await engine.start('e')
  await expect.poll(() => quick, { timeout: 10_000 }).toBeGreaterThan(10)
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(quick).toBeLessThan(40)
  gate.resolve()
  expect(await engine.wait(runId)).toMatchObject({ status: 'done' })
})

test('a run that stays open goes through every row', async () => {
  const { engine } = openTestRuns({ spec: { stop } })
  const { runId } = await engine.start('e')
  expect(await engine.wait(runId)).toMatchObject({ status: 'done', done: 10, pending: 0 })
})
