import { describe, expect, test } from 'vitest'
import { openTestRuns } from './testing/open-test-runs.ts'

const rows = [{ position: 0, variables: { text: 'x' }, expected: '4' }]
const prompts = [{ messages: [{ role: 'user' as const, content: '{{ text }}' }] }]
const variants = [
  {
    name: 'voting',
    versionId: '0',
    modelId: 'test/model',
    settings: { temperature: 0.7 },
    extract: { kind: 'after-marker' as const, marker: 'Answer:' },
    samples: 5,
  },
]

describe('a cell with several samples', () => {
  test('takes the most frequent answer, and adds up what all of them used', async () => {
    const answers = ['I give up', 'Answer: 5', 'so Answer: 4', 'Answer: 5', 'Answer: 4.', 'Answer: 4']
    const seeds: (number | undefined)[] = []
    const { engine, db, votes } = openTestRuns({
      rows,
      prompts,
      spec: { variants, useCache: true },
      answer: ({ settings }) => Promise.resolve(answers[seeds.push(settings.seed)] ?? 'none'),
    })
    const { runId } = await engine.start('e')
    const done = await engine.wait(runId)
    expect(done).toMatchObject({ status: 'done', done: 1, knownCostUsd: 0.005 })
    expect(new Set(seeds).size).toBe(5)
    const cell = db
      .prepare(
        'SELECT prompt_tokens, completion_tokens, output, value FROM cells JOIN outputs ON cell_id = cells.id JOIN scores USING (cell_id)',
      )
      .get()
    expect(cell).toEqual({ prompt_tokens: 50, completion_tokens: 10, output: 'so Answer: 4', value: 1 })
    const kept = JSON.parse(votes.get(1) ?? '{}') as unknown
    expect(kept).toMatchObject({
      chosen: 1,
      agreement: 0.6,
      samples: [{ answer: '5' }, { answer: '4' }, { answer: '5' }, { answer: '4.' }, { answer: '4' }],
    })

    const again = await engine.start('e')
    await engine.wait(again.runId)
    expect(seeds).toHaveLength(5)
    expect(engine.progress(again.runId)).toMatchObject({ cached: 1, knownCostUsd: 0 })
  })

  test('fails when one of its answers does', async () => {
    let asked = 0
    const { engine } = openTestRuns({
      rows,
      prompts,
      spec: { variants },
      answer: () => (++asked === 3 ? Promise.reject(new Error('gone')) : Promise.resolve('Answer: 1')),
    })
    const { runId } = await engine.start('e')
    expect(await engine.wait(runId)).toMatchObject({ failed: 1, done: 0 })
  })
})
