import { parquetReadObjects } from 'hyparquet'
import { expect, it } from 'vitest'
import { addCloud, openTestWorkbench } from '../testing/test-workbench.ts'

const hostile = '<img src=x onerror=alert(1)> =cmd|x'

/** A finished run over six rows: A repeats the row, B says nothing right, and the third row fails. */
async function finishedRuns(count = 1) {
  const bench = await openTestWorkbench()
  const { client } = bench
  await addCloud(client)
  const commit = async (name: string, content: string) => {
    const { id, draft } = await client.prompts.create({ name, content: { messages: [{ role: 'user', content }] } })
    return client.prompts.commit({ promptId: id, content: draft, message: 'first', expectedHeadId: null })
  }
  const versions = [await commit('A', '{{ text }}'), await commit('B', `no ${hostile} {{ text }}`)]
  const lines = Array.from({ length: 6 }, (_, index) => JSON.stringify({ text: `t${index}`, expected: `t${index}` }))
  const dataset = await client.datasets.importText({ name: 'rows', fileName: 'rows.jsonl', text: lines.join('\n') })
  const variants = versions.map(({ id }, index) => ({
    name: index === 0 ? 'plain' : 'B </td><script>',
    versionId: id,
    modelId: 'cloud/small',
    settings: {},
    extract: { kind: 'whole' as const },
  }))
  const { id: experimentId } = await client.experiments.save({
    name: 'A | B <b>',
    spec: {
      variants,
      datasetVersionId: dataset.versionId,
      repeats: 1,
      seed: 7,
      metrics: [{ id: 'exact-match' }],
      margin: 0,
      useCache: false,
    },
  })
  const runIds: string[] = []
  for (let index = 0; index < count; index += 1) {
    const { runId } = await client.runs.start({ experimentId })
    await expect.poll(async () => (await client.runs.progress({ runId })).status, { timeout: 15_000 }).toBe('done')
    runIds.push(runId)
  }
  return { ...bench, runIds, runId: runIds[0] ?? '' }
}

it('writes a report that quotes hostile text without becoming it', async () => {
  const { client, runId } = await finishedRuns()
  const { fileName, text } = await client.runs.document({ runId, format: 'html' })
  expect(fileName).toMatch(/^a-b-b-[0-9a-f]{8}\.html$/u)
  expect(text).toContain("default-src 'none'; style-src 'unsafe-inline'")
  expect(text).not.toMatch(/<script|<img|https?:|url\(/iu)
  expect(text).toContain('B &lt;/td&gt;&lt;script&gt;')
  expect(text).toContain('<svg')
  expect(text).toContain('McNemar exact')
  expect(text).toContain('The cost of 6 of 6 answers of A is unknown')
  const markdown = (await client.runs.document({ runId, format: 'markdown' })).text
  expect(markdown).toContain('# A \\| B \\<b\\>')
  expect(markdown).toContain('Data (SHA-256)')
  expect(markdown).not.toMatch(/(?<!\\)<script/u)
})

it('exports every cell in pieces that are one file', async () => {
  const { client, runId } = await finishedRuns()
  const read = async (format: 'csv' | 'jsonl' | 'parquet') => {
    const pieces: Buffer[] = []
    for await (const { base64 } of await client.runs.export({ runId, format }))
      pieces.push(Buffer.from(base64, 'base64'))
    return Buffer.concat(pieces)
  }
  const lines = (await read('jsonl')).toString().trim().split('\n')
  expect(lines).toHaveLength(12)
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    row: 1,
    variant: 'A',
    output: 't0',
    expected: 't0',
    costUsd: null,
    scores: [{ value: 1 }],
  })
  const parquet = await read('parquet')
  const file = parquet.buffer.slice(parquet.byteOffset, parquet.byteOffset + parquet.byteLength)
  expect(await parquetReadObjects({ file })).toHaveLength(12)
  expect((await read('csv')).toString()).toMatch(/^row,variant,/u)
})

it('draws charts from bounded figures, and compares two runs as two variants', async () => {
  const { client, runIds } = await finishedRuns(2)
  const [runId = '', withRunId = ''] = runIds
  expect(await client.runs.paired({ runId, metric: 0, a: 0, b: 1 })).toMatchObject({
    rows: 6,
    counts: { both: 0, onlyA: 6, onlyB: 0, neither: 0 },
  })
  expect((await client.runs.latencies({ runId })).variants).toMatchObject([{ answers: 6 }, { answers: 6 }])
  const history = await client.runs.history({ runId, metric: 0 })
  expect(history.map(({ mean, versionNumber, isSameData }) => [mean, versionNumber, isSameData])).toEqual([
    [1, 1, true],
    [0, 1, true],
    [1, 1, true],
    [0, 1, true],
  ])
  const report = await client.runs.compare({ runId, withRunId })
  expect(report.comparisons).toMatchObject([
    { a: 0, b: 2, comparison: { rows: 6, difference: 0, familySize: 2 } },
    { a: 1, b: 3, comparison: { rows: 6, difference: 0 } },
  ])
  expect(report.variants[2]?.name).toBe(`plain (run ${withRunId.slice(0, 8)})`)
  const slice = { runId, withRunId, metric: 0, from: 0, limit: 2 }
  const { rows, total } = await client.runs.comparedRows({ ...slice, a: 0, b: 3, filter: 'disagree' })
  expect(total).toBe(6)
  expect(rows[0]?.cells.map(({ variant, scores }) => [variant, scores[0]])).toEqual([
    [0, 1],
    [1, 0],
    [2, 1],
    [3, 0],
  ])
  expect((await client.runs.comparedRows({ ...slice, a: 0, b: 2, filter: 'disagree' })).total).toBe(0)
  await expect(client.runs.compare({ runId, withRunId: runId })).rejects.toMatchObject({ data: { code: 'bad-input' } })
})
