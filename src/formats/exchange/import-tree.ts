import { AssayError } from '../../core/errors.ts'
import { findImportFormat, recogniseFormat } from './import-formats.ts'
import type { ImportFormat } from './import-format.ts'
import type { Imported } from './imported.ts'
import { mergeImported } from './merge-imported.ts'
import { sniff } from './sniff.ts'
import { folderOf } from './unique-names.ts'

/** The files that an import may read, all in one folder. */
export interface FileTree {
  /** What the folder is called, where that is known. */
  name?: string | undefined
  /** Paths from the folder, with `/`, sorted. */
  listFiles(): Promise<readonly string[]>
  /** Undefined for a file that is not there. Throws `bad-input` for one that may not be read. */
  readText(path: string): Promise<string | undefined>
}

export interface ImportTreeInput {
  tree: FileTree
  /** The file to import; the whole folder when it is left out. */
  main?: string | undefined
  /** Id of a format, or `auto`. */
  format: string
}

export interface ImportedTree extends Imported {
  /** What was read, and as which format. */
  files: { path: string; format: string; title: string }[]
  /** Files of a folder that belong to no format. */
  skipped: string[]
}

/** A config file speaks for its folder: what lies beside it belongs to it. */
const configFile = /(?:^|\/)promptfooconfig\.(?:ya?ml|json)$/iu
const likelyFile = /\.(?:prompty|prompt|ya?ml|jsonl?)$/iu

/**
 * Imports a file, or everything in a folder that is recognised, into one set of data. A file that is named must be
 * readable; in a folder, one that is broken is a loss and the others are read all the same. Throws `bad-input`.
 */
export async function importTree({ tree, main, format }: ImportTreeInput): Promise<ImportedTree> {
  if (main !== undefined) {
    const found = await readUnit(tree, main, format)
    return { ...found.imported, files: [found.file], skipped: [] }
  }
  const paths = await tree.listFiles()
  const configs = paths.filter((path) => configFile.test(path))
  const owned = configs.map(folderOf)
  const isOwned = (path: string) =>
    owned.some((folder) => folder === '' || folderOf(path) === folder || path.startsWith(`${folder}/`))
  const candidates = [...configs, ...paths.filter((path) => !isOwned(path) && likelyFile.test(path))].toSorted()
  const units: { imported: Imported; file: ImportedTree['files'][number] }[] = []
  const skipped = paths.filter((path) => !isOwned(path) && !likelyFile.test(path))
  const read = new Set<string>()
  const watched = watchReads(tree, read)
  for (const path of candidates) {
    // What an earlier file has taken in belongs to it.
    if (read.has(path)) continue
    const unit = await tryUnit(tree, watched, path, format)
    if (unit === undefined) skipped.push(path)
    else units.push(unit)
  }
  const files = units.map(({ file }) => file)
  if (files.length === 0) throw notRecognised('The folder', undefined)
  return {
    ...mergeImported(units.map(({ imported, file }) => ({ imported, path: file.path }))),
    files,
    skipped: skipped.toSorted(),
  }
}

async function readUnit(tree: FileTree, path: string, format: string) {
  const text = await tree.readText(path)
  if (text === undefined) throw new AssayError('file-missing', { path })
  if (text.includes('\0')) {
    throw new AssayError('bad-input', { what: 'The file is not text', where: path, mend: 'save it as UTF-8' })
  }
  const chosen = format === 'auto' ? recogniseFormat(sniff(path, text)) : findImportFormat(format)
  if (chosen === undefined) throw notRecognised('The file', path)
  return readAs(tree, chosen, path, text)
}

/** Notes which files are read through the tree. */
function watchReads(tree: FileTree, read: Set<string>): FileTree {
  return {
    name: tree.name,
    listFiles: () => tree.listFiles(),
    async readText(path) {
      const text = await tree.readText(path)
      if (text !== undefined) read.add(path)
      return text
    },
  }
}

async function tryUnit(tree: FileTree, watched: FileTree, path: string, format: string) {
  const text = await tree.readText(path)
  if (text === undefined || text.includes('\0')) return undefined
  const recognised = recogniseFormat(sniff(path, text))
  if (recognised === undefined || (format !== 'auto' && recognised.id !== findImportFormat(format).id)) return undefined
  try {
    return await readAs(watched, recognised, path, text)
  } catch (error) {
    if (!(error instanceof AssayError)) throw error
    const losses = [{ what: 'the file', where: path, why: error.message }]
    const imported = { prompts: [], datasets: [], experiments: [], losses }
    return { imported, file: { path, format: recognised.id, title: recognised.title } }
  }
}

async function readAs(tree: FileTree, format: ImportFormat, path: string, text: string) {
  const folder = folderOf(path)
  const inFolder = (inner: string) => (folder === '' ? inner : `${folder}/${inner}`)
  const imported = await format.read({
    path: path.slice(folder === '' ? 0 : folder.length + 1),
    text,
    folderName: folder === '' ? tree.name : folder.split('/').at(-1),
    readText: (inner) => tree.readText(inFolder(plainPath(inner, path))),
    async listFiles() {
      const paths = await tree.listFiles()
      return folder === ''
        ? paths
        : paths.flatMap((one) => (one.startsWith(`${folder}/`) ? [one.slice(folder.length + 1)] : []))
    },
  })
  return { imported, file: { path, format: format.id, title: format.title } }
}

/** A path without `./`. Throws `bad-input` for one that leads out of the folder of the file that names it. */
function plainPath(path: string, namedBy: string): string {
  const parts = path
    .replaceAll('\\', '/')
    .split('/')
    .filter((part) => part !== '' && part !== '.')
  if (/^(?:[/\\]|[a-z]:)/iu.test(path) || parts.includes('..') || parts.length === 0) {
    throw new AssayError('bad-input', {
      what: `The file "${path.slice(0, 200)}" lies outside the folder`,
      where: namedBy,
      mend: 'put it beside the file that names it, or below',
    })
  }
  return parts.join('/')
}

function notRecognised(what: string, where: string | undefined): AssayError {
  return new AssayError('bad-input', {
    what: `${what} is of no format that is known`,
    ...(where === undefined ? {} : { where }),
    mend: 'name its format with --format; the documentation lists them',
  })
}
