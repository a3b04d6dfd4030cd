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

const reviews = [
  'text,author,expected',
  ...Array.from({ length: 20 }, (_, n) => `review number ${n} says ${n * 7919},a${n % 5},${n % 4 ? 'good' : 'bad'}`),
].join('\n')

test('splits rows, runs on them, and finds what leaked', async () => {
  const { client } = await openTestWorkbench()
  const { id } = await client.datasets.importText({ name: 'reviews', fileName: 'r.csv', text: reviews })
  const parts = [
    { name: 'train', share: 0.6 },
    { name: 'test', share: 0.4 },
  ]
  const split = { datasetId: id, parts, seed: 1, stratify: 'expected' }
  const preview = await client.datasets.previewSplit(split)
  expect(preview).toEqual([
    {
      name: 'train',
      rows: 12,
      labels: [
        { label: 'good', rows: 9 },
        { label: 'bad', rows: 3 },
      ],
    },
    {
      name: 'test',
      rows: 8,
      labels: [
        { label: 'good', rows: 6 },
        { label: 'bad', rows: 2 },
      ],
    },
  ])
  const saved = await client.datasets.split(split)
  expect((await client.datasets.outline({ versionId: saved.versionId })).splits).toHaveLength(2)
  await expect(client.datasets.split({ ...split, group: 'autor' })).rejects.toThrow(
    failure('bad-input', expect.stringContaining('did you mean "author"')),
  )

  const { rows } = await client.datasets.rows({ versionId: saved.versionId, from: 0, limit: 1, split: 'train' })
  const [leaked] = rows
  const row = { variables: { ...leaked?.variables, text: `${String(leaked?.variables['text'])}!` }, split: 'test' }
  const patch = { rows: [{ from: 0, count: 20 }, { row }] }
  const base = { datasetId: id, baseVersionId: saved.versionId }
  const worse = await client.datasets.patch({ ...base, patch })
  await expect(client.datasets.patch({ ...base, patch: {} })).rejects.toThrow(failure('conflict', expect.any(String)))
  const [group, ...others] = await client.datasets.check({ datasetId: id })
  expect(group).toMatchObject({ isLeak: true, likeness: 1 })
  expect(others).toEqual([])
  const mended = await client.datasets.resolve({ datasetId: id, how: 'remove' })
  expect(mended.rowCount).toBe(20)

  const history = await client.datasets.history({ datasetId: id })
  expect(history.map(({ number, rowCount }) => [number, rowCount])).toEqual([
    [4, 20],
    [3, 21],
    [2, 20],
    [1, 20],
  ])
  expect(await client.datasets.diff({ from: worse.versionId, to: mended.versionId })).toMatchObject({
    counts: { added: 0, removed: 1, changed: 0, unchanged: 20 },
    removed: [{ position: leaked?.position }],
  })
  const restored = await client.datasets.restore({ datasetId: id, versionId: saved.versionId })
  expect(restored.versionId).toBe(saved.versionId)
})

test('reads files in any encoding, says what they are, and gives them back', async () => {
  const { client } = await openTestWorkbench()
  const bytes = Buffer.from('näme;n;tags\ncafé;1;a,b\nthé;2;\n', 'latin1')
  const upload = await client.datasets.upload({ fileName: 'x.csv', base64: bytes.toString('base64') })
  expect(upload).toMatchObject({
    columns: [
      { name: 'näme', type: 'text' },
      { name: 'n', type: 'text' },
      { name: 'tags', type: 'text' },
    ],
    rowCount: 2,
    encoding: 'Windows-1252',
    notes: [expect.stringContaining('Windows-1252')],
  })
  const use = { uploadId: upload.uploadId, tagColumns: ['tags'] }
  const { versionId } = await client.datasets.importUpload({ ...use, name: 'x' })
  await expect(client.datasets.importUpload({ ...use, name: 'y' })).rejects.toThrow(
    failure('not-found', expect.stringContaining('choose it again')),
  )
  expect(await client.datasets.export({ versionId, format: 'csv' })).toEqual({
    text: 'näme,n,tags\ncafé,1,"a; b"\nthé,2,\n',
  })
  const file = await client.datasets.export({ versionId, format: 'parquet' })
  const again = await client.datasets.upload({ fileName: 'x.parquet', base64: 'base64' in file ? file.base64 : '' })
  const same = await client.datasets.importUpload({ uploadId: again.uploadId, name: 'y', tagColumns: ['tags'] })
  expect(same.versionId).toBe(versionId)
})

test.each([
  ['header.csv', 'a,b\n', 'it has a header and no rows: add at least one row'],
  ['wide.csv', `${'a,'.repeat(20_000)}b\n1\n`, 'it has 20001 columns, more than 1000'],
  ['quote.csv', 'a,b\n1,2\n"open,3\n4,5\n', 'at line'],
])('refuses %s in one sentence', async (fileName, text, why) => {
  const { client } = await openTestWorkbench()
  await expect(client.datasets.upload({ fileName, text })).rejects.toThrow(
    failure('dataset-broken', expect.stringContaining(why)),
  )
})

test('imports many rows in a thread, in slices that leave the service free', async () => {
  const { client } = await openTestWorkbench()
  const text = `a,b\n${Array.from({ length: 12_000 }, (_, n) => `value ${n},${n}`).join('\n')}\n`
  let longest = 0
  let last = performance.now()
  const timer = setInterval(() => {
    longest = Math.max(longest, performance.now() - last)
    last = performance.now()
  }, 1)
  const many = await client.datasets.importText({ name: 'many', fileName: 'm.csv', text })
  clearInterval(timer)
  expect(many.rowCount).toBe(12_000)
  expect(longest).toBeLessThan(400)
  const { rows } = await client.datasets.rows({ versionId: many.versionId, from: 11_999, limit: 5 })
  expect(rows).toMatchObject([{ variables: { a: 'value 11999', b: '11999' } }])
})
