import { AssayError } from '../../core/errors.ts'
import { importLimits } from './import-format.ts'
import type { FileTree } from './import-tree.ts'

/** Files that somebody sent, as a tree. Throws `bad-input` when there are too many, or they are too large together. */
export function memoryTree(files: readonly { path: string; text: string }[]): FileTree {
  const refused = (what: string, mend: string) => new AssayError('bad-input', { what, mend })
  if (files.length > importLimits.files) throw refused(`There are more than ${importLimits.files} files`, 'send fewer')
  const total = files.reduce((sum, { text }) => sum + text.length, 0)
  if (total > importLimits.totalCharacters)
    throw refused(`The files are longer than ${importLimits.totalCharacters} characters together`, 'send fewer')
  const texts = new Map(files.map(({ path, text }) => [path, text]))
  const paths = [...texts.keys()].toSorted()
  return {
    listFiles: () => Promise.resolve(paths),
    readText: (path) => Promise.resolve(texts.get(path)),
  }
}
