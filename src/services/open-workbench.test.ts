import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { openTestWorkbench, temporaryFolder } from './testing/test-workbench.ts'

const resourcesDirectory = fileURLToPath(new URL('../../resources', import.meta.url))

test('a new workspace gets the samples, an old one does not get them again unless it is asked to', async () => {
  const directory = temporaryFolder()
  const first = await openTestWorkbench({ directory, resourcesDirectory })
  const experiments = await first.client.experiments.list()
  expect(experiments).toHaveLength(4)
  expect(experiments.every(({ lastRunId, verdict }) => lastRunId === null && verdict === null)).toBe(true)
  expect((await first.client.models.list())[0]).toMatchObject({ id: 'local/starter', price: { input: 0, output: 0 } })
  for (const { id } of experiments) await first.client.experiments.archive({ experimentId: id })
  await first.workbench.close()

  const second = await openTestWorkbench({ directory, resourcesDirectory })
  expect(await second.client.experiments.list()).toEqual([])
  const before = await second.client.prompts.list()
  expect((await second.client.workspace.addSamples()).experimentIds).toHaveLength(4)
  expect(await second.client.experiments.list()).toHaveLength(4)
  expect((await second.client.prompts.list()).map(({ id }) => id)).toEqual(before.map(({ id }) => id))
  expect(second.log).toEqual([])
})

test('two programs may have one workspace open', async () => {
  const directory = temporaryFolder()
  const [one, two] = [await openTestWorkbench({ directory }), await openTestWorkbench({ directory })]
  const { id } = await one.client.prompts.create({ name: 'shared' })
  expect((await two.client.prompts.list()).map((prompt) => prompt.id)).toEqual([id])
  await expect(two.client.prompts.create({ name: 'shared' })).rejects.toThrow(
    expect.objectContaining({ data: expect.objectContaining({ code: 'already-exists' }) }),
  )
})
