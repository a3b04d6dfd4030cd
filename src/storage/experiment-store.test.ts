import { expect, test } from 'vitest'
import type { ExperimentSpec } from '../core/experiments/experiment-spec.ts'
import { createDatasetStore } from './dataset-store.ts'
import { createExperimentStore } from './experiment-store.ts'
import { createRunStore } from './run-store.ts'
import { temporaryDatabase } from './testing/temporary-database.ts'

const at = '2026-01-01T00:00:00.000Z'
const spec: ExperimentSpec = {
  variants: [
    {
      name: 'A',
      versionId: 'f'.repeat(64),
      modelId: 'local/starter',
      settings: { temperature: 0 },
      extract: { kind: 'whole' },
    },
  ],
  datasetVersionId: 'v',
  repeats: 1,
  seed: 7,
  metrics: [{ id: 'exact-match', options: {} }],
  margin: 0,
  useCache: true,
}

function open() {
  const db = temporaryDatabase()
  const datasets = createDatasetStore(db)
  datasets.insert({ id: 'd', name: 'questions', at })
  datasets.saveVersion('d', { id: 'v', columns: ['q'], hasExpected: false, rows: [{ variables: { q: 'x' } }] }, at)
  return { db, experiments: createExperimentStore(db), runs: createRunStore(db) }
}

test('keeps a spec as it was saved, with the dataset and the last run', () => {
  const { experiments, runs } = open()
  experiments.insert({ id: 'e', name: 'zero or few', description: 'which', spec, datasetId: 'd', at })
  expect(experiments.get('e')).toEqual({
    id: 'e',
    name: 'zero or few',
    description: 'which',
    spec,
    datasetId: 'd',
    datasetName: 'questions',
    rowCount: 1,
    lastRunId: null,
    lastRunStatus: null,
    verdict: null,
    createdAt: at,
    updatedAt: at,
  })
  const run = { experimentId: 'e', experimentName: 'zero or few', spec: '{}', rowCount: 1, total: 1 }
  runs.insert({ ...run, id: 'r1', startedAt: '2026-01-02T00:00:00.000Z' })
  runs.insert({ ...run, id: 'r2', startedAt: '2026-01-03T00:00:00.000Z' })
  expect(experiments.list()).toMatchObject([{ id: 'e', lastRunId: 'r2', lastRunStatus: 'pending' }])
})

test('changes, renames and archives', () => {
  const { experiments } = open()
  experiments.insert({ id: 'e', name: 'one', description: '', spec, datasetId: 'd', at })
  experiments.insert({ id: 'f', name: 'two', description: '', spec, datasetId: 'd', at })
  expect(() => experiments.update({ id: 'f', name: 'one', description: '', spec, datasetId: 'd', at })).toThrow(
    'There is already an experiment named "one"',
  )
  experiments.update({
    id: 'f',
    name: 'three',
    description: 'new',
    spec: { ...spec, seed: 8 },
    datasetId: 'd',
    at: '2026-02-01T00:00:00.000Z',
  })
  expect(experiments.list().map(({ name }) => name)).toEqual(['three', 'one'])
  expect(experiments.get('f')?.spec.seed).toBe(8)
  expect(experiments.findIdByName('three')).toBe('f')
  experiments.archive('f', at)
  expect(experiments.list().map(({ id }) => id)).toEqual(['e'])
  expect(experiments.findIdByName('three')).toBeUndefined()
})

test('says so when a stored spec is damaged', () => {
  const { db, experiments } = open()
  experiments.insert({ id: 'e', name: 'one', description: '', spec, datasetId: 'd', at })
  db.prepare('UPDATE experiments SET spec = ?').run('{"variants": 3}')
  expect(() => experiments.get('e')).toThrow('the stored experiment is damaged')
})
