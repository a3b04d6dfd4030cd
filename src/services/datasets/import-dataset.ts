import { AssayError } from '../../core/errors.ts'
import type { DatasetRecord } from '../../storage/dataset-store.ts'
import type { ServiceContext } from '../api/context.ts'
import type { ColumnUses } from './dataset-jobs.ts'
import { storePrepared } from './store-prepared.ts'

type Pieces = Pick<ServiceContext, 'db' | 'stores' | 'now' | 'newId' | 'events' | 'datasetWork'>

/** What a file is imported as. */
export interface ImportUses extends ColumnUses {
  name: string
  /** The column that says which rows belong together; a variable all the same. */
  groupColumn?: string | undefined
}

/** The most bytes of a file. */
const maximumBytes = 64 * 1024 * 1024

/** Reads a file for a look at it; it is kept until it is imported or others take its place. Throws as readDatasetFile does. */
export async function readUpload(
  { datasetWork }: Pick<ServiceContext, 'datasetWork'>,
  { fileName, ...content }: { fileName: string } & ({ text: string } | { base64: string }),
) {
  if ('text' in content) return datasetWork.readFile({ fileName, content: content.text })
  const bytes = new Uint8Array(Buffer.from(content.base64, 'base64'))
  if (bytes.length > maximumBytes)
    throw new AssayError('dataset-broken', { file: fileName, reason: 'it is larger than 64 MB: split it' })
  return datasetWork.readFile({ fileName, content: bytes })
}

/** Imports a file that was read; a name that exists gets a new version. Throws `bad-input`, `not-found`. */
export async function importUpload(
  context: Pieces,
  { uploadId, ...uses }: ImportUses & { uploadId: string },
): Promise<DatasetRecord> {
  const { name, groupColumn, ...columnUses } = uses
  const prepared = await context.datasetWork.run('prepareImport', { uploadId, ...columnUses }, { id: uploadId })
  const { datasets } = context.stores
  return storePrepared(
    context,
    () => {
      const known = datasets.findIdByName(name)
      const id = known ?? context.newId()
      if (known === undefined) datasets.insert({ id, name, at: context.now().toISOString() })
      if (groupColumn !== undefined) datasets.setGroupColumn(id, groupColumn)
      return id
    },
    prepared,
  )
}

/** Reads and imports the text of a file. Nothing is kept of one that cannot be read whole. */
export async function importDataset(
  context: Pieces,
  { fileName, text, ...uses }: ImportUses & { fileName: string; text: string },
): Promise<DatasetRecord> {
  const { uploadId } = await readUpload(context, { fileName, text })
  return importUpload(context, { uploadId, ...uses })
}
