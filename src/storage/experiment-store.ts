import type { Database } from 'better-sqlite3'
import { experimentSpecSchema, type ExperimentSpec } from '../core/experiments/experiment-spec.ts'
import { parseColumn } from './parse-column.ts'
import type { RunStatus } from './run-store.ts'
import { withUniqueName } from './with-unique-name.ts'

interface ExperimentRecord {
  id: string
  name: string
  description: string
  spec: ExperimentSpec
  datasetId: string
  datasetName: string
  /** Rows of the dataset version that the spec names, or of the split of it that it names. */
  rowCount: number
  lastRunId: string | null
  createdAt: string
  updatedAt: string
}

/** A line of the list of experiments. */
export interface ExperimentListRecord extends ExperimentRecord {
  lastRunStatus: RunStatus | null
  verdict: string | null
}

export interface SavedExperiment {
  id: string
  name: string
  description: string
  spec: ExperimentSpec
  datasetId: string
  at: string
}

type ExperimentRow = Omit<ExperimentListRecord, 'spec' | 'rowCount'> & { spec: string; rowCount: number | null }

const selected = `SELECT experiments.id, experiments.name, experiments.description, experiments.spec, dataset_id AS datasetId,
  datasets.name AS datasetName, CASE WHEN json_extract(experiments.spec, '$.split') IS NULL THEN dataset_versions.row_count
    ELSE (SELECT count(*) FROM rows WHERE version_id = dataset_versions.id AND split = json_extract(experiments.spec, '$.split'))
  END AS rowCount, experiments.created_at AS createdAt,
  experiments.updated_at AS updatedAt, runs.id AS lastRunId, runs.status AS lastRunStatus, runs.verdict
  FROM experiments
  JOIN datasets ON datasets.id = dataset_id
  LEFT JOIN dataset_versions ON dataset_versions.id = json_extract(experiments.spec, '$.datasetVersionId')
  LEFT JOIN runs ON runs.id = (SELECT id FROM runs WHERE experiment_id = experiments.id ORDER BY started_at DESC, id DESC LIMIT 1)`

export type ExperimentStore = ReturnType<typeof createExperimentStore>

/** Experiments: named specs that can still change. A run keeps a copy of its own. */
export function createExperimentStore(db: Database) {
  const insert = db.prepare(`INSERT INTO experiments (id, name, description, spec, dataset_id, created_at, updated_at)
    VALUES (@id, @name, @description, @spec, @datasetId, @at, @at)`)
  const update = db.prepare(`UPDATE experiments SET name = @name, description = @description, spec = @spec,
    dataset_id = @datasetId, updated_at = @at WHERE id = @id`)
  const archive = db.prepare('UPDATE experiments SET is_archived = 1, updated_at = @at WHERE id = @id')
  const byId = db.prepare<[string], ExperimentRow>(`${selected} WHERE experiments.id = ?`)
  const idByName = db.prepare<[string], string>('SELECT id FROM experiments WHERE name = ? AND is_archived = 0').pluck()
  const list = db.prepare<[], ExperimentRow>(`${selected} WHERE experiments.is_archived = 0
    ORDER BY experiments.updated_at DESC, experiments.id`)

  return {
    /** Throws `already-exists`. */
    insert(experiment: SavedExperiment) {
      withUniqueName('experiment', experiment.name, () =>
        insert.run({ ...experiment, spec: JSON.stringify(experiment.spec) }),
      )
    },
    /** Throws `already-exists` when another experiment has the name. */
    update(experiment: SavedExperiment) {
      withUniqueName('experiment', experiment.name, () =>
        update.run({ ...experiment, spec: JSON.stringify(experiment.spec) }),
      )
    },
    archive(id: string, at: string) {
      archive.run({ id, at })
    },
    get(id: string): ExperimentListRecord | undefined {
      const row = byId.get(id)
      return row && readExperiment(row)
    },
    findIdByName: (name: string) => idByName.get(name),
    /** Last changed first, without the archived ones. */
    list: () => list.all().map(readExperiment),
  }
}

function readExperiment(row: ExperimentRow): ExperimentListRecord {
  return { ...row, rowCount: row.rowCount ?? 0, spec: parseColumn(experimentSpecSchema, row.spec, 'experiment') }
}
