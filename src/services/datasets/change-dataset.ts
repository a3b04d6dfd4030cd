import { AssayError } from '../../core/errors.ts'
import type { Row } from '../../core/datasets/row.ts'
import type { DatasetRecord } from '../../storage/dataset-store.ts'
import type { ServiceContext } from '../api/context.ts'
import type { CheckInput, VersionChange } from './dataset-jobs.ts'
import { getDataset } from './get-dataset.ts'
import { rowOfRecord } from './row-of-record.ts'
import { storePrepared } from './store-prepared.ts'

type Pieces = Pick<ServiceContext, 'stores' | 'now' | 'events' | 'datasetWork'>

/**
 * Makes a change the newest version of a dataset. Throws `conflict` where it was made of another version than the
 * newest, `bad-input`, `not-found`.
 */
export async function changeDataset(
  context: Pieces,
  {
    datasetId,
    baseVersionId,
    change,
  }: { datasetId: string; baseVersionId?: string | undefined; change: VersionChange },
): Promise<DatasetRecord> {
  const refuseStale = () => {
    const { versionId, name, rowCount } = getDataset(context.stores, datasetId)
    if (baseVersionId === undefined || baseVersionId === versionId) return { versionId, rowCount }
    throw new AssayError('conflict', {
      what: `The dataset "${name}" has been changed since`,
      mend: 'look at its newest version and make the change again',
    })
  }
  const { versionId, rowCount } = refuseStale()
  const prepared = await context.datasetWork.run('prepareChange', { versionId, change }, { rows: rowCount })
  return storePrepared(
    context,
    () => {
      refuseStale()
      return datasetId
    },
    prepared,
  )
}

/** Makes an earlier version the newest again. Throws `not-found` for one that the dataset never had. */
export function restoreVersion(
  { stores, now, events }: Pick<Pieces, 'stores' | 'now' | 'events'>,
  { datasetId, versionId }: { datasetId: string; versionId: string },
): DatasetRecord {
  getDataset(stores, datasetId)
  if (!stores.datasets.listVersionIds(datasetId).includes(versionId))
    throw new AssayError('not-found', { what: 'version of the dataset', id: versionId })
  stores.datasets.finishVersion(datasetId, versionId, now().toISOString())
  events.publish({ type: 'changed', what: 'datasets' })
  return getDataset(stores, datasetId)
}

/** How rows are to be checked; with a prompt's version, against the examples that it shows. */
export interface CheckRequest extends Omit<CheckInput, 'examples'> {
  promptVersionId?: string | undefined
}

/** Adds the examples of the prompt to a check. Throws `not-found`, and `bad-input` for a prompt without examples. */
export function toCheckInput(
  { stores }: Pick<ServiceContext, 'stores'>,
  { promptVersionId, ...check }: CheckRequest,
): CheckInput {
  return promptVersionId === undefined ? check : { ...check, examples: examplesOf(stores, promptVersionId) }
}

function examplesOf(stores: ServiceContext['stores'], versionId: string): Row[] {
  const content = stores.versions.getContent(versionId)
  if (!content) throw new AssayError('not-found', { what: 'version', id: versionId })
  if (!content.examples) {
    throw new AssayError('bad-input', {
      what: 'The prompt has no examples in a table or from a dataset',
      mend: 'check without it, or choose another prompt',
    })
  }
  const { source } = content.examples
  if (source.kind === 'table')
    return source.rows.map(({ variables, expected }) => ({ variables: variables as Row['variables'], expected }))
  const filter = { split: source.split }
  const { rows } = stores.datasets.listFilteredRows(source.versionId, filter, 0, 10_000)
  return rows.map(rowOfRecord)
}
