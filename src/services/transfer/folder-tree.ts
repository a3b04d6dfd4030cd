import { constants } from 'node:fs'
import { open, readdir, realpath } from 'node:fs/promises'
import path from 'node:path'
import { AssayError } from '../../core/errors.ts'
import { importLimits } from '../../formats/exchange/import-format.ts'
import type { FileTree } from '../../formats/exchange/import-tree.ts'
import { toFileError } from '../models/to-file-error.ts'

const notLookedAt: ReadonlySet<string> = new Set(['node_modules', '__pycache__', 'venv', 'dist', 'build'])
const deepest = 8

/**
 * The files of a folder as a tree. Symbolic links are not followed, hidden files and dependencies not listed, and what
 * is read in all is bounded. Throws `bad-input` for files that are too many or too large or not UTF-8, `file-unreadable`.
 */
export function folderTree(folder: string): FileTree {
  let listed: Promise<string[]> | undefined
  let readCharacters = 0

  async function list(prefix: string, found: string[]): Promise<void> {
    const entries = await readdir(path.join(folder, prefix), { withFileTypes: true })
    for (const entry of entries) {
      const relative = `${prefix}${entry.name}`
      if (entry.name.startsWith('.') || notLookedAt.has(entry.name)) continue
      if (entry.isDirectory()) {
        if (relative.split('/').length < deepest) await list(`${relative}/`, found)
      } else if (entry.isFile()) found.push(relative)
      if (found.length > importLimits.files) {
        const mend = 'import one file of it, or a smaller folder'
        throw new AssayError('bad-input', {
          what: `The folder has more than ${importLimits.files} files`,
          where: folder,
          mend,
        })
      }
    }
  }

  async function read(relative: string): Promise<string | undefined> {
    const file = path.join(folder, relative)
    // A folder on the way may be a link that leads out.
    const [root, real] = await Promise.all([realpath(folder), realpath(file)])
    if (real !== path.join(root, relative)) {
      const what = `The file "${relative}" is, or lies behind, a symbolic link`
      throw new AssayError('bad-input', { what, where: folder, mend: 'put the file itself there' })
    }
    const handle = await open(file, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0))
    try {
      const found = await handle.stat()
      if (!found.isFile()) return undefined
      const what = `The file "${relative}" is too large`
      if (found.size > importLimits.fileCharacters)
        throw new AssayError('bad-input', { what, mend: `files may have ${importLimits.fileCharacters} bytes` })
      readCharacters += found.size
      if (readCharacters > importLimits.totalCharacters)
        throw new AssayError('bad-input', {
          what: 'The files are too large together',
          where: folder,
          mend: 'import fewer',
        })
      return new TextDecoder('utf-8', { fatal: true }).decode(await handle.readFile())
    } finally {
      await handle.close()
    }
  }

  return {
    name: path.basename(path.resolve(folder)),
    listFiles() {
      listed ??= (async () => {
        const found: string[] = []
        await list('', found)
        return found.toSorted()
      })()
      return listed
    },
    async readText(relative) {
      try {
        return await read(relative)
      } catch (error) {
        if (error instanceof AssayError) throw error
        if (error instanceof TypeError)
          throw new AssayError('file-unreadable', { path: relative, reason: 'it is not UTF-8 text' }, { cause: error })
        const known = toFileError(relative, error)
        if (known.code === 'file-missing') return undefined
        throw known
      }
    },
  }
}
