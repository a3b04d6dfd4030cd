import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createDatasetStore } from '../../src/storage/dataset-store.ts'
import { openDatabase } from '../../src/storage/database.ts'

export interface MillionCells {
  directory: string
  runIds: string[]
  rows: number
}

const runs = 10
const variants = 2
const vocabulary =
  'the film was slow bright honest answer city river label positive negative mixed review plot actor scene music ending'.split(
    ' ',
  )

/** A workspace of ten finished runs of 100,000 cells each, two variants over 50,000 rows, written straight to its file. */
export function buildMillionCells(rows = 50_000): MillionCells {
  const directory = mkdtempSync(path.join(tmpdir(), 'assay-million-'))
  const db = openDatabase(path.join(directory, 'assay.db'), {
    now: () => new Date(0),
    backupDirectory: path.join(directory, 'backups'),
  })
  db.pragma('synchronous = OFF')
  const at = new Date(0).toISOString()
  const datasets = createDatasetStore(db)
  const versionId = 'million'
  datasets.insert({ id: 'd', name: 'reviews', at })
  datasets.saveVersion(
    'd',
    {
      id: versionId,
      columns: ['text'],
      hasExpected: true,
      rows: Array.from({ length: rows }, (_, index) => ({
        variables: { text: `Row ${index}: ${sentence(index, 12)}` },
        expected: index % 2 === 0 ? 'positive' : 'negative',
      })),
    },
    at,
  )
  const spec = JSON.stringify({
    variants: Array.from({ length: variants }, (_, index) => ({
      name: `variant ${index}`,
      versionId: String(index),
      modelId: 'bench/bench',
      settings: {},
      extract: { kind: 'whole' },
    })),
    datasetVersionId: versionId,
    repeats: 1,
    seed: 1,
    metrics: [{ id: 'exact-match' }],
    margin: 0,
    useCache: false,
  })
  db.prepare(`INSERT INTO experiments (id, name, description, spec, dataset_id, created_at, updated_at)
    VALUES ('e', 'Reviews', '', ?, 'd', ?, ?)`).run(spec, at, at)
  const addRun =
    db.prepare(`INSERT INTO runs (id, experiment_id, experiment_name, spec, row_count, total, status, done, started_at,
    finished_at, verdict) VALUES (?, 'e', 'Reviews', ?, ?, ?, 'done', ?, ?, ?, 'No clear difference')`)
  const addCell =
    db.prepare(`INSERT INTO cells (run_id, variant, row_position, repeat, seed, status, preview, finish_reason,
    prompt_tokens, completion_tokens, cost_usd, first_token_ms, total_ms, finished_at)
    VALUES (?, ?, ?, 0, 1, ?, ?, 'stop', 40, ?, ?, 3, ?, ?)`)
  const addOutput = db.prepare(
    'INSERT INTO outputs (cell_id, messages, output, timing, fingerprint) VALUES (?, ?, ?, ?, ?)',
  )
  const addScore = db.prepare('INSERT INTO scores (cell_id, metric, value, reason) VALUES (?, 0, ?, NULL)')
  const fill = db.transaction((runId: string, run: number) => {
    for (let row = 0; row < rows; row += 1) {
      for (let variant = 0; variant < variants; variant += 1) {
        const mix = (row * 2654435761 + variant * 40503 + run * 97) % 1000
        const output = `Answer ${row} of run ${run}: ${sentence(mix + row, 24)}`
        const status = mix === 7 ? 'failed' : 'done'
        const { lastInsertRowid: id } = addCell.run(
          runId,
          variant,
          row,
          status,
          output,
          10 + (mix % 50),
          mix / 1e6,
          mix,
          at,
        )
        if (status === 'failed') continue
        addOutput.run(id, '[{"role":"user","content":"Say what it is."}]', output, '{"totalMs":1}', '{"model":"bench"}')
        addScore.run(id, Number(mix > 400 - variant * 60))
      }
    }
  })
  const runIds = Array.from({ length: runs }, (_, index) => `run-${index}`)
  for (const [index, runId] of runIds.entries()) {
    const total = rows * variants
    addRun.run(runId, spec, rows, total, total, new Date(index * 60_000).toISOString(), at)
    fill(runId, index)
  }
  db.close()
  return { directory, runIds, rows }
}

function sentence(seed: number, words: number): string {
  return Array.from(
    { length: words },
    (_, index) => vocabulary[(seed * 31 + index * index * 7) % vocabulary.length],
  ).join(' ')
}
