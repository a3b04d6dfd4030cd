import { stat } from 'node:fs/promises'
import path from 'node:path'
import { AssayError } from '../../core/errors.ts'
import { importTree, type ImportedTree } from '../../formats/exchange/import-tree.ts'
import { memoryTree } from '../../formats/exchange/memory-tree.ts'
import { toFileError } from '../models/to-file-error.ts'
import { folderTree } from './folder-tree.ts'

/** A file or folder on this machine, or files that somebody sent: one of them, or all. */
export type ImportPlace = { path: string } | { files: { path: string; text: string }[]; main?: string | undefined }

/** Reads another tool's files, wherever they are. Throws `bad-input`, `file-missing`, `file-unreadable`. */
export async function readImport(place: ImportPlace, format: string): Promise<ImportedTree> {
  if ('files' in place) {
    const [only, ...others] = place.files
    const main = place.main ?? (others.length === 0 ? only?.path : undefined)
    if (only === undefined)
      throw new AssayError('bad-input', { what: 'There is no file to import', mend: 'choose one' })
    return importTree({ tree: memoryTree(place.files), main, format })
  }
  const found = await stat(place.path).catch((error: unknown) => {
    throw toFileError(place.path, error)
  })
  if (found.isDirectory()) return importTree({ tree: folderTree(place.path), format })
  const tree = folderTree(path.dirname(place.path))
  return importTree({ tree, main: path.basename(place.path), format })
}
