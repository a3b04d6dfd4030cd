import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { addCloud, openTestWorkbench, temporaryFolder } from '../testing/test-workbench.ts'

function failure(code: string, message: unknown = expect.any(String)) {
  return expect.objectContaining({ data: expect.objectContaining({ code, message }) })
}

const config = `description: Colours
prompts: ["Colour of {{item}}?", "What colour has {{item}}?"]
providers: [openai:gpt-x]
tests:
  - {vars: {item: sky}, assert: [{type: icontains, value: blue}]}
  - {vars: {item: snow}, assert: [{type: icontains, value: white}]}
`

test('an import is previewed, made once, and changed only by a changed file', async () => {
  const { client } = await openTestWorkbench()
  await addCloud(client)
  const place = { files: [{ path: 'promptfooconfig.yaml', text: config }] }
  const plan = await client.transfer.preview({ place })
  expect(plan.models).toEqual([{ written: 'openai:gpt-x', modelId: null }])
  expect(plan.experiments).toMatchObject([{ status: 'no-model', rows: 2 }])
  expect(await client.prompts.list()).toEqual([])

  const models = { 'openai:gpt-x': 'cloud/large' }
  const made = await client.transfer.perform({ place, models })
  expect(made.sentence).toBe('Imported 2 prompts, 1 dataset and 1 experiment.')
  const [experiment] = await client.experiments.list()
  expect(experiment).toMatchObject({ name: 'Colours', variantCount: 2, rowCount: 2 })
  const again = await client.transfer.perform({ place, models })
  expect(again).toMatchObject({ isChanged: false, sentence: 'Everything was here already; nothing was changed.' })
  expect((await client.prompts.list()).map(({ versionCount }) => versionCount)).toEqual([1, 1])

  const changed = { files: [{ path: 'promptfooconfig.yaml', text: config.replace('"Colour of', '"The colour of') }] }
  const other = await client.transfer.perform({ place: changed, models })
  expect(other.prompts.map(({ status }) => status)).toEqual(['new', 'same'])
  expect(other.experiments).toMatchObject([{ status: 'changed' }])
})

test('a draft that is not committed is left as it is', async () => {
  const { client } = await openTestWorkbench()
  const draft = { messages: [{ role: 'user' as const, content: 'mine' }] }
  const { id } = await client.prompts.create({ name: 'P', content: draft })
  const text = JSON.stringify({ name: 'P', type: 'text', prompt: 'theirs', labels: ['production'] })
  const done = await client.transfer.perform({ place: { files: [{ path: 'p.json', text }] } })
  expect(done.prompts).toMatchObject([{ status: 'beside' }])
  expect((await client.prompts.get({ promptId: id })).draft).toEqual(draft)
  expect(await client.prompts.history({ promptId: id })).toMatchObject([
    { branches: ['imported'], labels: ['production'] },
  ])
})

test('files are read from their own folder only', async () => {
  const { client } = await openTestWorkbench()
  const folder = temporaryFolder()
  const inner = path.join(folder, 'inner')
  mkdirSync(inner)
  writeFileSync(path.join(folder, 'secret.txt'), 'secret')
  symlinkSync(path.join(folder, 'secret.txt'), path.join(inner, 'linked.txt'))
  const file = path.join(inner, 'promptfooconfig.yaml')
  for (const name of ['../secret.txt', 'linked.txt', '/etc/passwd']) {
    writeFileSync(file, `prompts: ["file://${name}"]\n`)
    await expect(client.transfer.preview({ place: { path: file } })).rejects.toThrow(failure('bad-input'))
  }
  await expect(client.transfer.preview({ place: { path: path.join(inner, 'none.json') } })).rejects.toThrow(
    failure('file-missing'),
  )
})

test('a template that never ends does not hold up the workbench', async () => {
  const { client } = await openTestWorkbench()
  const loop =
    '[{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}{"role": "user", "content": {{ q | dump }}}]'
  const text = JSON.stringify({ prompts: [loop], providers: ['openai:m'], tests: [{ vars: { q: 'x' } }] })
  const plan = await client.transfer.preview({ place: { files: [{ path: 'promptfooconfig.json', text }] } })
  expect(plan.losses.map(({ what }) => what)).toContain('chat messages that a template makes')
})

test('a prompt is exported with the address and the variable of the key, never the key', async () => {
  const { client } = await openTestWorkbench()
  await addCloud(client)
  const content = { messages: [{ role: 'user' as const, content: 'Say {{ x }}' }] }
  const one = { name: 'My prompt', content, variables: { x: 'hi' }, modelId: 'cloud/large' }
  const code = await client.transfer.exportPrompt({ ...one, format: 'curl' })
  expect(code).toMatchObject({ fileName: 'my-prompt.sh', losses: [] })
  expect(code.text).toContain("'http://priced.test/v1/chat/completions'")
  expect(code.text).toContain('"content": "Say hi"')
  await expect(client.transfer.exportPrompt({ ...one, format: 'crul' })).rejects.toThrow(
    failure('bad-input', expect.stringContaining('curl')),
  )
  await expect(client.transfer.exportPrompt({ ...one, variables: {}, format: 'curl' })).rejects.toThrow(
    failure('variable-missing'),
  )
  const dataset = await client.datasets.importText({ name: 'd', fileName: 'd.csv', text: 'x,expected\na,1\nb,2\n' })
  const batch = await client.transfer.exportPrompt({
    ...one,
    format: 'openai-batch',
    datasetVersionId: dataset.versionId,
  })
  expect(
    batch.text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown),
  ).toMatchObject([
    { custom_id: 'row-1', body: { model: 'large', messages: [{ content: 'Say a' }] } },
    { custom_id: 'row-2', body: { messages: [{ content: 'Say b' }] } },
  ])
})

test('a run gives what passed for fine-tuning, and pairs of better and worse', async () => {
  const { client } = await openTestWorkbench({
    fake: { answer: ({ messages }) => (messages[0]?.content.startsWith('good') ? 'yes' : 'no') },
  })
  await addCloud(client)
  const text = `description: R
prompts: ["good {{i}}", "bad {{i}}"]
tests: [{vars: {i: a}, assert: [{type: equals, value: "yes"}]}]
`
  const { experimentIds } = await client.transfer.perform({
    place: { files: [{ path: 'promptfooconfig.yaml', text }] },
    modelId: 'cloud/large',
  })
  const { runId } = await client.runs.start({ experimentId: experimentIds[0] ?? '' })
  await expect.poll(async () => (await client.runs.progress({ runId })).status, { timeout: 10_000 }).toBe('done')
  await expect
    .poll(async () => (await client.transfer.exportRun({ runId, format: 'sft' })).lines, { timeout: 10_000 })
    .toBe(1)
  const sft = await client.transfer.exportRun({ runId, format: 'sft' })
  expect(JSON.parse(sft.text)).toEqual({
    messages: [
      { role: 'user', content: 'good a' },
      { role: 'assistant', content: 'yes' },
    ],
  })
  const dpo = await client.transfer.exportRun({ runId, format: 'dpo' })
  expect(JSON.parse(dpo.text)).toMatchObject({
    input: { messages: [{ content: 'good a' }] },
    preferred_output: [{ content: 'yes' }],
    non_preferred_output: [{ content: 'no' }],
  })
})
