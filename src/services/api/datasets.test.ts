import { expect, test } from 'vitest'
import { openTestWorkbench } from '../testing/test-workbench.ts'

function failure(code: string, message: unknown) {
  return expect.objectContaining({ data: expect.objectContaining({ code, message }) })
}

test('imports a file, and a second one of the same name as a new version', async () => {
  const { client } = await openTestWorkbench()
  const first = await client.datasets.importText({
    name: 'questions',
    fileName: 'q.csv',
    text: 'question,expected\n1+1?,2\n2+2?,4\n',
  })
  expect(first).toMatchObject({ name: 'questions', columns: ['question'], rowCount: 2, hasExpected: true })
  const same = await client.datasets.importText({
    name: 'questions',
    fileName: 'q.csv',
    text: 'question,expected\n1+1?,2\n2+2?,4\n',
  })
  expect(same.versionId).toBe(first.versionId)
  const second = await client.datasets.importText({
    name: 'questions',
    fileName: 'q.jsonl',
    text: '{"question":"3+3?"}\n',
  })
  expect(second).toMatchObject({ id: first.id, rowCount: 1, hasExpected: false })
  expect(await client.datasets.list()).toEqual([second])
  expect(await client.datasets.rows({ versionId: first.versionId, from: 1, limit: 10 })).toEqual({
    rows: [{ position: 1, variables: { question: '2+2?' }, expected: '4', split: null, tags: [] }],
    total: 2,
  })
})

test('takes the expected output from the column that is named', async () => {
  const { client } = await openTestWorkbench()
  const text = 'question\tanswer\n1+1?\t2\n'
  const found = await client.datasets.importText({ name: 'q', fileName: 'q.tsv', text, expectedColumn: 'answer' })
  expect(found).toMatchObject({ columns: ['question'], hasExpected: true })
  const usual = await client.datasets.importText({ name: 'r', fileName: 'q.tsv', text, expectedColumn: 'expected' })
  expect(usual).toMatchObject({ columns: ['question', 'answer'], hasExpected: false })
  await expect(
    client.datasets.importText({ name: 's', fileName: 'q.tsv', text, expectedColumn: 'reply' }),
  ).rejects.toThrow(failure('bad-input', expect.stringContaining('The dataset has no column "reply"')))
})

test('keeps edited rows as a new version', async () => {
  const { client } = await openTestWorkbench()
  const { id, versionId } = await client.datasets.importText({
    name: 'q',
    fileName: 'q.csv',
    text: 'a,b,expected\n1,2,3\n',
  })
  const edited = await client.datasets.saveRows({
    datasetId: id,
    rows: [
      { variables: { b: '2', extra: 'x' }, expected: null },
      { variables: { b: 'y' }, expected: 'z' },
    ],
  })
  expect(edited).toMatchObject({ id, columns: ['b', 'extra'], rowCount: 2, hasExpected: true })
  expect(edited.versionId).not.toBe(versionId)
  expect((await client.datasets.rows({ versionId, from: 0, limit: 5 })).total).toBe(1)
})

test('keeps tags and splits, and finds rows by them', async () => {
  const { client } = await openTestWorkbench()
  const { id, versionId } = await client.datasets.importText({
    name: 'q',
    fileName: 'q.csv',
    text: 'a,part,tags\n1,train,"long, hard"\n2,test,\n3,test,hard\n',
    splitColumn: 'part',
    tagColumns: ['tags'],
  })
  expect(await client.datasets.rows({ versionId, from: 0, limit: 5, tag: 'hard', split: 'train' })).toEqual({
    rows: [{ position: 0, variables: { a: '1' }, expected: null, split: 'train', tags: ['hard', 'long'] }],
    total: 1,
  })
  expect(await client.datasets.outline({ versionId })).toMatchObject({
    splits: [
      { name: 'train', rows: 1 },
      { name: 'test', rows: 2 },
    ],
    tags: [
      { name: 'hard', rows: 2 },
      { name: 'long', rows: 1 },
    ],
  })
  const { rows } = await client.datasets.rows({ versionId, from: 0, limit: 5 })
  expect((await client.datasets.saveRows({ datasetId: id, rows })).versionId).toBe(versionId)
})

test('says what is wrong with a file in one sentence and keeps nothing of it', async () => {
  const { client } = await openTestWorkbench()
  const send = (fileName: string, text: string) => client.datasets.importText({ name: 'broken', fileName, text })
  await expect(send('q.csv', 'a,b\n1,2\n1,2,3\n')).rejects.toThrow(
    failure(
      'row-too-wide',
      expect.stringMatching(/^Line 3 of q\.csv has 3 columns where the header has 2: put quotes round/),
    ),
  )
  await expect(send('q.json', '[{"a":')).rejects.toThrow(
    failure('dataset-broken', expect.stringContaining('q.json cannot be read')),
  )
  await expect(send('q.docx', 'x')).rejects.toThrow(
    failure('bad-input', expect.stringContaining('not a known kind of dataset')),
  )
  expect(await client.datasets.list()).toEqual([])
})

test('archives, and says so when a dataset or version is not there', async () => {
  const { client } = await openTestWorkbench()
  const { id } = await client.datasets.importText({ name: 'q', fileName: 'q.csv', text: 'a\n1\n' })
  await client.datasets.archive({ datasetId: id })
  expect(await client.datasets.list()).toEqual([])
  await expect(client.datasets.get({ datasetId: 'none' })).rejects.toThrow(
    failure('not-found', 'There is no dataset "none".'),
  )
  await expect(client.datasets.rows({ versionId: 'none', from: 0, limit: 5 })).rejects.toThrow(
    failure('not-found', expect.any(String)),
  )
})
