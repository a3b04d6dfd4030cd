import { open, stat } from 'node:fs/promises'
import path from 'node:path'
import { AssayError } from '../../core/errors.ts'
import { packLimits, type PackFiles } from '../../formats/pack/pack.ts'
import { packError } from '../../formats/pack/pack-error.ts'
import { unzipPack } from '../../formats/pack/unzip-pack.ts'
import type { ServiceContext } from '../api/context.ts'
import { toFileError } from '../models/to-file-error.ts'
import { readPackFolder } from './read-pack-folder.ts'

/** Where a pack is: a folder or an `.assay` file on this machine, or the bytes of one that a browser sent. */
export type PackSource = { path: string } | { base64: string; fileName: string }

/** Reads a pack's files, wherever it is. Throws `pack-broken`, `file-missing`, `file-unreadable`. */
export async function readPackSource(context: Pick<ServiceContext, 'host'>, source: PackSource): Promise<PackFiles> {
  if ('base64' in source) return unzipPack(Buffer.from(source.base64, 'base64'), source.fileName)
  refusePathsFromBrowsers(context)
  return readPackAt(path.resolve(source.path))
}

/** A page in a browser sends and gets bytes; the files of this machine are not its own to name. Throws `bad-input`. */
export function refusePathsFromBrowsers({ host }: Pick<ServiceContext, 'host'>): void {
  if (host !== 'web') return
  throw new AssayError('bad-input', {
    what: 'A browser cannot name files for packs',
    mend: 'send the file itself, or use assay pack',
  })
}

/** Reads the pack in a folder or in an `.assay` file. */
export async function readPackAt(place: string): Promise<PackFiles> {
  try {
    const found = await stat(place)
    if (found.isDirectory()) return await readPackFolder(place)
    if (!found.isFile()) throw packError(place, 'is neither a folder nor a file')
    return unzipPack(await readArchive(place), path.basename(place))
  } catch (error) {
    throw toFileError(place, error)
  }
}

async function readArchive(file: string): Promise<Uint8Array> {
  const handle = await open(file)
  try {
    const { size } = await handle.stat()
    if (size > packLimits.archiveBytes)
      throw packError(path.basename(file), `is larger than ${packLimits.archiveBytes} bytes`)
    const bytes = await handle.readFile()
    return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  } finally {
    await handle.close()
  }
}
