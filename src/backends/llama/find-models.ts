import { readdir, stat } from 'node:fs/promises'
import { isAbsolute, join, relative, resolve, sep } from 'node:path'
import { AssayError } from '../../core/errors.ts'

const extension = '.gguf'

/** Folders are looked through to this depth, so that one set to a whole disk does no harm. */
const deepest = 4

/**
 * The names of the models in some folders, sorted: paths relative to their folder, with `/`, without `.gguf`. Of a model
 * in several parts only the first is named. Folders that cannot be read have no models.
 */
export async function listModelNames(folders: readonly string[]): Promise<string[]> {
  const found = await Promise.all(
    folders.map(async (folder) => {
      const files = await modelFiles(folder, deepest)
      return files.map((file) => relative(folder, file).slice(0, -extension.length).split(sep).join('/'))
    }),
  )
  return [...new Set(found.flat())].sort()
}

/** The absolute path of a model that is named as `listModelNames` does, or by its path. Throws `file-missing`. */
export async function findModel(name: string, folders: readonly string[]): Promise<string> {
  if (isAbsolute(name)) return name
  for (const folder of folders) {
    for (const path of [resolve(folder, name + extension), resolve(folder, name)]) {
      const isInside = path.startsWith(resolve(folder) + sep)
      if (isInside && (await isFile(path))) return path
    }
  }
  throw new AssayError('file-missing', { path: name })
}

async function modelFiles(folder: string, depth: number): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  const found = await Promise.all(
    entries.map(async (entry) => {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) return depth > 1 ? modelFiles(path, depth - 1) : []
      const part = /-(\d{5})-of-\d{5}\.gguf$/i.exec(entry.name)?.[1] ?? '00001'
      const isModel = entry.name.toLowerCase().endsWith(extension) && part === '00001'
      return isModel && (await isFile(path)) ? [path] : []
    }),
  )
  return found.flat()
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile(),
    () => false,
  )
}
