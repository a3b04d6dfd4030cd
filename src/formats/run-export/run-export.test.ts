import { parquetReadObjects } from 'hyparquet'
import { expect, test } from 'vitest'
import { csv } from '../csv.ts'
import { defaultDatasetLimits } from '../dataset-format.ts'
import { runExportWriters } from './index.ts'
import type { RunExportFormat, RunExportRecord } from './run-export.ts'

const head = { variables: ['text', '__proto__'], metricTitles: ['Exact', 'Exact'] }

function record(changes: Partial<RunExportRecord> = {}): RunExportRecord {
  return {
    row: 1,
    variant: 'A',
    variantName: 'zero',
    modelId: 'm/x',
    versionId: 'v',
    repeat: 1,
    status: 'done',
    variables: { text: 'שלום "x"\n,y' },
    expected: null,
    output: '=cmd()',
    scores: [
      { value: 1, reason: null },
      { value: null, reason: 'no number' },
    ],
    finishReason: 'stop',
    promptTokens: 12,
    cachedPromptTokens: null,
    completionTokens: 3,
    reasoningTokens: null,
    costUsd: null,
    firstTokenMs: 1.5,
    totalMs: 2.25,
    isCached: false,
    attempts: 1,
    retries: 0,
    seed: 7,
    errorCode: null,
    errorMessage: null,
    finishedAt: '2026-01-01T00:00:00.000Z',
    messages: [{ role: 'user', content: 'hi' }],
    fingerprint: { model: 'x' },
    ...changes,
  }
}

function write(format: RunExportFormat, slices: RunExportRecord[][]): Buffer {
  const writer = runExportWriters[format](head)
  const parts = [writer.begin(), ...slices.map((records) => writer.write(records)), writer.end()]
  return Buffer.concat(parts.map((part) => Buffer.from(part as string)))
}

const slices = [[record(), record({ row: 2, output: '-5' })], [record({ row: 3, status: 'failed', output: null })]]

test('writes CSV that spreadsheets do not run, slice after slice under one heading', () => {
  const text = write('csv', slices).toString()
  const lines = text.split('\n')
  expect(lines[0]).toContain('row,variant,variant_name')
  expect(lines[0]).toContain('score.Exact,reason.Exact,score.Exact 2')
  expect(text).toContain(",'=cmd(),")
  expect(text).toContain(',-5,')
  expect(text.match(/variant_name/gu)).toHaveLength(1)
  const { rows } = csv.read(text, { file: 'run.csv', limits: defaultDatasetLimits })
  expect(rows).toHaveLength(3)
})

test('writes JSONL with nulls for what is unknown', () => {
  const lines = write('jsonl', slices).toString().trim().split('\n')
  expect(lines).toHaveLength(3)
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    variables: { text: 'שלום "x"\n,y' },
    costUsd: null,
    scores: [
      { metric: 'Exact', value: 1 },
      { metric: 'Exact', value: null, reason: 'no number' },
    ],
  })
})

test('writes Parquet that reads back, nulls and right-to-left text included', async () => {
  const bytes = write('parquet', slices)
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer
  const rows = await parquetReadObjects({ file })
  expect(rows).toHaveLength(3)
  expect(rows[0]).toMatchObject({
    'row': 1n,
    'input.text': 'שלום "x"\n,y',
    'output': '=cmd()',
    'score.Exact': 1,
    'score.Exact 2': null,
    'cost_usd': null,
    'total_ms': 2.25,
    'is_cached': false,
    'messages': '[{"role":"user","content":"hi"}]',
  })
  expect(rows[2]).toMatchObject({ row: 3n, status: 'failed', output: null })
})

test('writes a run without cells', async () => {
  const bytes = write('parquet', [])
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer
  expect(await parquetReadObjects({ file })).toEqual([])
  expect(write('csv', []).toString().split('\n')).toHaveLength(2)
})
