import { describe, expect, it } from 'vitest'
import type { FakeBackendOptions } from '../../backends/fake/index.ts'
import type { GridQueryInput } from '../../contract/run-grid.ts'
import { AssayError } from '../../core/errors.ts'
import type { ExperimentSpec } from '../../core/experiments/experiment-spec.ts'
import { openDatabase } from '../../storage/database.ts'
import { addCloud, openTestWorkbench, type TestWorkbench } from '../testing/test-workbench.ts'

interface Prepared extends TestWorkbench {
  experimentId: string
  datasetId: string
  /** Waits until nobody works on the run, and says how it stands. */
  settle(runId: string): Promise<string>
}

/** On a busy machine too. */
const soon = { timeout: 15_000 }

/** An experiment of two prompts over ten rows that name their expected answer; A repeats the row, B says nothing. */
async function prepare(fake: FakeBackendOptions = {}, change: Partial<ExperimentSpec> = {}): Promise<Prepared> {
  const bench = await openTestWorkbench({ fake })
  const { client } = bench
  await addCloud(client)
  const commit = async (name: string, content: string) => {
    const { id, draft } = await client.prompts.create({ name, content: { messages: [{ role: 'user', content }] } })
    return client.prompts.commit({ promptId: id, content: draft, message: 'first', expectedHeadId: null })
  }
  const versions = [await commit('A', '{{ text }}'), await commit('B', 'no {{ text }}')]
  const lines = Array.from({ length: 10 }, (_, index) => JSON.stringify({ text: `t${index}`, expected: `t${index}` }))
  const dataset = await client.datasets.importText({ name: 'rows', fileName: 'rows.jsonl', text: lines.join('\n') })
  const variants = versions.map(({ id }, index) => ({
    name: `v${index}`,
    versionId: id,
    modelId: 'cloud/large',
    settings: {},
    extract: { kind: 'whole' as const },
  }))
  const base = { datasetVersionId: dataset.versionId, repeats: 1, seed: 7, metrics: [{ id: 'exact-match' }], margin: 0 }
  const spec = { ...base, variants, useCache: false, ...change }
  const { id } = await client.experiments.save({ name: 'A or B', spec })
  const settle = async (runId: string) => {
    await expect.poll(async () => (await client.runs.progress({ runId })).status, soon).not.toBe('running')
    return (await client.runs.progress({ runId })).status
  }
  return { ...bench, experimentId: id, datasetId: dataset.id, settle }
}

describe('runs', () => {
  it('end with a report, a verdict in the list, and rows to look at', async () => {
    const { client, experimentId, settle } = await prepare()
    const { runId, total } = await client.runs.start({ experimentId })
    expect(total).toBe(20)
    expect(await settle(runId)).toBe('done')
    const report = await client.runs.report({ runId })
    expect(report).toMatchObject({
      status: 'done',
      scores: [
        { mean: 1, rows: 10 },
        { mean: 0, rows: 10 },
      ],
    })
    const { runs } = await client.runs.list({ experimentId })
    expect(runs).toMatchObject([{ id: runId, status: 'done', done: 20, verdict: report.comparisons[0]?.sentence }])
    const { rows } = await client.runs.grid({ runId, from: 9, limit: 5 })
    expect(rows).toMatchObject([{ position: 9, expected: 't9', cells: [{ scores: [1] }, { scores: [0] }] }])
  })

  it('show a slice of the rows that a filter lets through, also after cells ran again', async () => {
    let isBroken = true
    const fail = (request: { messages: readonly { content: string }[] }) =>
      isBroken && /^t[357]$/.test(request.messages[0]?.content ?? '')
        ? new AssayError('runtime-crashed', { reason: 'SIGKILL' })
        : undefined
    const { client, experimentId, settle } = await prepare({ fail })
    const { runId } = await client.runs.start({ experimentId })
    await settle(runId)
    const positions = async (filter: 'all' | 'failed' | 'disagree', from: number, limit: number) => {
      const { rows, total } = await client.runs.grid({ runId, filter, from, limit })
      return { total, positions: rows.map(({ position }) => position) }
    }
    expect(await positions('failed', 0, 2)).toEqual({ total: 3, positions: [3, 5] })
    expect(await positions('failed', 2, 2)).toEqual({ total: 3, positions: [7] })
    expect(await positions('failed', 3, 2)).toEqual({ total: 3, positions: [] })
    expect(await positions('disagree', 2, 3)).toEqual({ total: 7, positions: [2, 4, 6] })
    expect(await positions('all', 8, 5)).toEqual({ total: 10, positions: [8, 9] })

    isBroken = false
    await client.runs.retryFailed({ runId })
    expect(await settle(runId)).toBe('done')
    expect(await positions('failed', 0, 2)).toEqual({ total: 0, positions: [] })
    expect(await positions('disagree', 8, 5)).toEqual({ total: 10, positions: [8, 9] })
    expect((await client.runs.report({ runId })).usage[0]).toMatchObject({ cells: 10, failed: 0 })
  })

  it('show their rows sorted, searched and by who is right', async () => {
    const { client, experimentId, settle } = await prepare()
    const { runId } = await client.runs.start({ experimentId })
    await settle(runId)
    const positions = async (query: GridQueryInput) =>
      (await client.runs.grid({ runId, from: 0, limit: 3, ...query })).rows.map(({ position }) => position)
    expect(await positions({ sort: { by: 'row', isDescending: true } })).toEqual([9, 8, 7])
    expect(await positions({ sort: { by: 'difference' }, filter: 'a-better' })).toEqual([0, 1, 2])
    expect(await positions({ filter: 'b-better' })).toEqual([])
    expect(await positions({ search: 't7' })).toEqual([7])
    expect(await positions({ search: '"no t4"' })).toEqual([4])
    expect(await positions({ search: 't4 t5' })).toEqual([])
    expect(await positions({ search: '!!!' })).toEqual([])
    await expect(positions({ filter: 'unscored', metric: 3 })).rejects.toMatchObject({ data: { code: 'bad-input' } })
  })

  it('have a report of what there is when they are paused or cancelled', async () => {
    let asked = 0
    const { client, experimentId, settle } = await prepare({ latencyMs: () => ((asked += 1) > 8 ? 5000 : 0) })
    const { runId } = await client.runs.start({ experimentId })
    await expect.poll(async () => (await client.runs.progress({ runId })).done, soon).toBe(8)
    const live = await client.runs.report({ runId })
    expect(live).toMatchObject({ status: 'running', usage: [{ cells: 4 }, { cells: 4 }] })
    await client.runs.cancel({ runId })
    expect(await settle(runId)).toBe('cancelled')
    const report = await client.runs.report({ runId })
    expect(report).toMatchObject({ status: 'cancelled', usage: [{ cells: 4 }, { cells: 4 }] })
    expect(report.comparisons[0]?.comparison).toMatchObject({ rows: 4, unpairedRows: 0 })
    expect((await client.runs.list({})).runs[0]).toMatchObject({ status: 'cancelled', done: 8, verdict: null })
  })

  it('go on with what they were started with, whatever happened to it since', async () => {
    let isFast = false
    const { client, experimentId, datasetId, settle } = await prepare({ latencyMs: () => (isFast ? 0 : 50) })
    const { runId } = await client.runs.start({ experimentId })
    await expect.poll(async () => (await client.runs.progress({ runId })).done, soon).toBeGreaterThan(0)
    await client.runs.pause({ runId })
    const experiment = await client.experiments.get({ experimentId })
    const edited = { ...experiment.spec, variants: experiment.spec.variants.slice(1), repeats: 3 }
    await client.experiments.save({ experimentId, name: 'B alone', spec: edited })
    await client.datasets.saveRows({ datasetId, rows: [{ variables: { text: 'new' }, expected: null }] })
    await client.datasets.archive({ datasetId })
    for (const { id } of await client.prompts.list()) await client.prompts.archive({ promptId: id })
    await client.experiments.archive({ experimentId })
    isFast = true
    await client.runs.resume({ runId })
    expect(await settle(runId)).toBe('done')
    const report = await client.runs.report({ runId })
    expect(report).toMatchObject({
      experimentName: 'A or B',
      scores: [
        { mean: 1, rows: 10 },
        { mean: 0, rows: 10 },
      ],
    })
    expect((await client.runs.get({ runId })).spec).toEqual(experiment.spec)
    expect((await client.runs.grid({ runId, from: 0, limit: 1 })).rows[0]?.variables).toEqual({ text: 't0' })
  })

  it('of rows without an expected output say that nothing could be scored', async () => {
    const { client, experimentId, settle } = await prepare()
    const dataset = await client.datasets.importText({
      name: 'bare',
      fileName: 'bare.jsonl',
      text: '{"text":"x"}\n{"text":"y"}',
    })
    const { spec } = await client.experiments.get({ experimentId })
    await client.experiments.save({
      experimentId,
      name: 'bare',
      spec: { ...spec, datasetVersionId: dataset.versionId },
    })
    const { runId } = await client.runs.start({ experimentId })
    expect(await settle(runId)).toBe('done')
    const report = await client.runs.report({ runId })
    expect(report.scores).toMatchObject([
      { mean: null, unscored: 2 },
      { mean: null, unscored: 2 },
    ])
    expect(report.comparisons[0]?.comparison.verdict).toBe('not enough evidence')
    const [cell] = (await client.runs.grid({ runId, from: 0, limit: 1 })).rows[0]?.cells ?? []
    expect(await client.runs.cell({ cellId: cell?.cellId ?? 0 })).toMatchObject({
      scores: [{ value: null, reason: expect.any(String) }],
    })
  })

  it('have a new report where the kept one is of another program', async () => {
    const { client, directory, experimentId, settle, workbench } = await prepare()
    const { runId } = await client.runs.start({ experimentId })
    await settle(runId)
    const report = await client.runs.report({ runId })
    await workbench.close()
    const db = openDatabase(`${directory}/assay.db`, { now: () => new Date(), backupDirectory: `${directory}/backups` })
    db.prepare("UPDATE runs SET report = json_remove(report, '$.usage')").run()
    db.close()
    const again = await openTestWorkbench({ directory })
    expect(await again.client.runs.report({ runId })).toEqual(report)
  })
})
