import { expect, test } from 'vitest'
import { addCloud, openTestWorkbench } from '../testing/test-workbench.ts'

/** Two versions, the policy "production needs better or equivalent on reviews", and a run of both. */
async function openPolicy() {
  const { client } = await openTestWorkbench({
    fake: { answer: ({ messages }) => (messages[0]?.content.includes('Say yes') ? 'yes' : 'no') },
  })
  await addCloud(client)
  const { id: promptId } = await client.prompts.create({ name: 'answer' })
  const commit = async (text: string, expectedHeadId: string | null) =>
    client.prompts.commit({
      promptId,
      content: { messages: [{ role: 'user', content: `${text} {{ text }}` }] },
      message: text,
      expectedHeadId,
    })
  const old = await commit('Say no', null)
  const next = await commit('Say yes', old.id)
  const rows = Array.from({ length: 30 }, (_, index) => ({ text: `row ${index}`, expected: 'yes' }))
  const dataset = await client.datasets.importText({ name: 'reviews', fileName: 'r.json', text: JSON.stringify(rows) })
  const policy = { accepts: ['better' as const], datasetId: dataset.id, metricId: 'exact-match', minimumRows: 20 }
  await client.prompts.setLabel({ promptId, label: 'production', versionId: old.id })
  await client.versions.setPolicy({ promptId, label: 'production', policy })
  const run = async () => {
    const variant = { modelId: 'cloud/large', settings: {}, extract: { kind: 'whole' as const } }
    const experiment = await client.experiments.save({
      name: 'Wording',
      spec: {
        variants: [
          { ...variant, name: 'new', versionId: next.id },
          { ...variant, name: 'old', versionId: old.id },
        ],
        datasetVersionId: dataset.versionId,
        repeats: 1,
        seed: 1,
        metrics: [{ id: 'exact-match' }],
        margin: 0,
        useCache: false,
      },
    })
    const { runId } = await client.runs.start({ experimentId: experiment.id })
    await expect
      .poll(async () => (await client.runs.progress({ runId })).status, { timeout: 20_000, interval: 10 })
      .toBe('done')
    await client.runs.report({ runId })
    return runId
  }
  return { client, promptId, old, next, run }
}

test('a label whose policy is not met is refused with what to run, and set with a reason that is kept', async () => {
  const { client, promptId, next } = await openPolicy()
  const set = { promptId, label: 'production', versionId: next.id }
  await expect(client.prompts.setLabel(set)).rejects.toThrow(
    'The label "production" needs the verdict "better than v1" over at least 20 rows for v2: run an experiment of v1 and v2 on one model over "reviews" with the metric exact-match: or give a reason',
  )
  await client.prompts.setLabel({ ...set, reason: 'v1 is broken' })
  expect(await client.versions.labelMoves({ promptId })).toMatchObject([
    { label: 'production', fromNumber: 1, toNumber: 2, reason: 'v1 is broken', isOverride: true, runId: null },
    { label: 'production', fromNumber: null, toNumber: 1, isOverride: false },
  ])
})

test('the verdict of a run lets it pass, and stays with the move', async () => {
  const { client, promptId, old, next, run } = await openPolicy()
  const runId = await run()
  expect(await client.versions.checkLabel({ promptId, label: 'production', versionId: next.id })).toMatchObject({
    state: 'proved',
    currentVersion: { number: 1 },
    evidence: { runId, experimentName: 'Wording' },
  })
  await client.prompts.setLabel({ promptId, label: 'production', versionId: next.id })
  expect((await client.versions.labelMoves({ promptId }))[0]).toMatchObject({ runId, isOverride: false })
  expect(await client.versions.runs({ versionId: next.id })).toMatchObject([{ runId, letters: ['A'], status: 'done' }])
  expect(await client.prompts.version({ versionId: next.id })).toMatchObject({ runCount: 1 })

  // The other way round the same run speaks against it, and taking the label away first does not help.
  await client.prompts.setLabel({ promptId, label: 'production', versionId: null })
  const check = await client.versions.checkLabel({ promptId, label: 'production', versionId: old.id })
  expect(check.state).toBe('refused')
  expect(check.sentence).toContain('but the newest run of "Wording" says otherwise: ')
})
