import { expect, test } from 'vitest'
import { addCloud, openTestWorkbench } from '../testing/test-workbench.ts'

async function prepare(text: string) {
  const { client } = await openTestWorkbench()
  await addCloud(client)
  const { id: promptId, draft } = await client.prompts.create({
    name: 'mark',
    content: { messages: [{ role: 'user', content: text }] },
  })
  const version = await client.prompts.commit({ promptId, content: draft, message: 'first', expectedHeadId: null })
  const dataset = await client.datasets.importText({
    name: 'reviews',
    fileName: 'r.csv',
    text: 'review,expected,part\nGood,sun,train\nBad,rain,train\nFine,sun,test\n',
    splitColumn: 'part',
  })
  const input = {
    versionId: version.id,
    datasetVersionId: dataset.versionId,
    split: 'test',
    modelId: 'cloud/large',
    metrics: [{ id: 'exact-match' }],
  }
  return { client, promptId, version, dataset, input }
}

test('a matrix makes an experiment of versions on branches, and the same one again', async () => {
  const { client, promptId, version, dataset, input } = await prepare('Mark it.\n\nReview: {{ review }}\nLabel:')
  const material = { examples: { datasetVersionId: dataset.versionId, split: 'train', count: 2 }, samples: 3 }
  const made = await client.techniques.matrix({ ...input, material })
  expect(made.variants.map(({ name, branch }) => [name, branch])).toEqual([
    ['zero-shot', 'technique/zero-shot'],
    ['few-shot', 'technique/few-shot'],
    ['chain-of-thought', 'technique/chain-of-thought'],
    ['few-shot chain-of-thought', 'technique/few-shot-chain-of-thought'],
    ['self-consistency', 'technique/self-consistency'],
  ])
  expect(made.variants[0]?.versionId).toBe(version.id)
  const { spec, rowCount } = await client.experiments.get({ experimentId: made.experimentId })
  expect(rowCount).toBe(1)
  expect(spec.variants[2]).toMatchObject({ extract: { kind: 'after-marker' }, settings: { temperature: 0 } })
  expect(spec.variants[4]).toMatchObject({ samples: 3, settings: { temperature: 0.7 } })
  const fewShot = await client.prompts.get({ promptId, branch: 'technique/few-shot' })
  expect(fewShot.isChanged).toBe(false)
  const { messages } = await client.prompts.render({ content: fewShot.draft, variables: { review: 'Fine' } })
  expect(messages?.[0]?.content).toBe(
    'Mark it.\n\nReview: Good\nLabel: sun\n\nReview: Bad\nLabel: rain\n\nReview: Fine\nLabel:',
  )

  expect(await client.techniques.matrix({ ...input, material })).toEqual(made)
  expect(await client.prompts.history({ promptId })).toHaveLength(5)
})

test('an ablation runs the prompt with and without each part', async () => {
  const { client, version, input } = await prepare('Mark it.\n\nReview: {{ review }}\nLabel:')
  const made = await client.techniques.ablation(input)
  expect(made.variants.map(({ name }) => name)).toEqual([
    'all of it',
    'without instruction',
    'without input',
    'without output-indicator',
  ])
  expect(made.variants[0]).toMatchObject({ versionId: version.id })
  const whole = await prepare('{{ review }}')
  await expect(whole.client.techniques.ablation(whole.input)).rejects.toThrow('"mark" has one part only')
})

test('optimising chooses on the train rows and reports on the test rows', async () => {
  // Right only with an example that says so.
  const { client } = await openTestWorkbench({
    fake: { answer: ({ messages }) => (messages[0]?.content.includes('magic') ? 'yes' : 'no') },
  })
  await addCloud(client)
  const { id: promptId, draft } = await client.prompts.create({
    name: 'q',
    content: { messages: [{ role: 'user', content: 'Answer.\n\nQ: {{ q }}\nA:' }] },
  })
  const { id } = await client.prompts.commit({ promptId, content: draft, message: 'first', expectedHeadId: null })
  const lines = Array.from(
    { length: 24 },
    (_, index) => `${index === 3 ? 'magic' : `q${index}`},yes,${index < 12 ? 'train' : 'test'}`,
  )
  const text = ['q,expected,part', ...lines].join('\n')
  const dataset = await client.datasets.importText({ name: 'qs', fileName: 'q.csv', text, splitColumn: 'part' })
  const events = []
  const input = {
    versionId: id,
    datasetVersionId: dataset.versionId,
    modelId: 'cloud/large',
    metrics: [{ id: 'exact-match' }],
  }
  for await (const event of await client.techniques.optimise({ ...input, exampleSets: 8, shots: 4, maxAnswers: 400 })) {
    events.push(event)
  }
  const train = events.find(({ type }) => type === 'train')
  const result = events.at(-1)
  expect(train).toMatchObject({ scores: expect.arrayContaining([{ name: 'as it is', mean: 1 / 12 }]) })
  expect(result).toMatchObject({
    type: 'result',
    best: expect.stringMatching(/^examples/u),
    sentence: expect.stringContaining('100 points'),
  })
  const { spec } = await client.runs.get({ runId: result?.type === 'result' ? (result.runId ?? '') : '' })
  expect(spec).toMatchObject({ split: 'test', variants: [{ versionId: id }, {}] })

  await expect(
    (async () => {
      for await (const event of await client.techniques.optimise({ ...input, maxAnswers: 10 })) events.push(event)
    })(),
  ).rejects.toThrow('too small')
})
