import { constants, type Dirent } from 'node:fs'
import { open, readdir } from 'node:fs/promises'
import path from 'node:path'
import { parsePackPath, refuseHostilePath } from '../../formats/pack/check-pack-path.ts'
import { packLimits, type PackFiles, type PackLimits } from '../../formats/pack/pack.ts'
import { packError } from '../../formats/pack/pack-error.ts'
import { refuseDuplicates } from '../../formats/pack/unzip-pack.ts'
import { inGroups } from './in-groups.ts'

// What git keeps in a folder is no part of the pack and is not looked at.
const gitNames: ReadonlySet<string> = new Set(['.git', '.gitattributes', '.gitignore', '.github'])
const deepest = 3

/**
 * The files of a pack's folder. Symbolic links are not followed, here or at the moment of reading, and what a pack
 * does not have is refused before it is opened. Throws `pack-broken`, and what the file system throws.
 */
export async function readPackFolder(folder: string, limits: PackLimits = packLimits): Promise<PackFiles> {
  const paths = await listFiles(folder, '', limits)
  refuseDuplicates(paths)
  for (const relative of paths) parsePackPath(relative)
  let total = 0
  const files = await inGroups(paths, async (relative): Promise<[string, Uint8Array]> => {
    // Before reading, since several are read at a time.
    const admit = (size: number) => {
      total += size
      if (size > limits.fileBytes) throw packError(relative, `is larger than ${limits.fileBytes} bytes`)
      if (total > limits.totalBytes)
        throw packError(relative, `brings the pack to more than ${limits.totalBytes} bytes`)
    }
    return [relative, await readPlainFile(path.join(folder, relative), admit)]
  })
  return new Map(files)
}

/** Paths below `prefix`, sorted. */
async function listFiles(folder: string, prefix: string, limits: PackLimits): Promise<string[]> {
  const found: string[] = []
  const entries = await readdir(path.join(folder, prefix), { withFileTypes: true })
  for (const entry of entries.toSorted(byName)) {
    if (prefix === '' && gitNames.has(entry.name)) continue
    const relative = `${prefix}${entry.name}`
    refuseHostilePath(relative)
    if (entry.isSymbolicLink()) throw packError(relative, 'is a symbolic link: packs have none')
    if (entry.isDirectory()) {
      if (relative.split('/').length >= deepest || !isPackFolder(relative))
        throw packError(`${relative}/`, 'is not part of a pack: take it out')
      for (const inner of await listFiles(folder, `${relative}/`, limits)) found.push(inner)
    } else if (entry.isFile()) found.push(relative)
    else throw packError(relative, 'is not an ordinary file')
    if (found.length > limits.files) throw packError(relative, `brings the pack to more than ${limits.files} files`)
  }
  return found
}

function isPackFolder(relative: string): boolean {
  return ['prompts', 'datasets', 'experiments'].includes(relative) || relative.startsWith('prompts/')
}

function byName(a: Dirent, b: Dirent): number {
  return a.name < b.name ? -1 : 1
}

async function readPlainFile(file: string, admit: (size: number) => void): Promise<Uint8Array> {
  // Between listing and opening, the file may have become a link. Windows has no such flag.
  const handle = await open(file, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0))
  try {
    admit((await handle.stat()).size)
    const bytes = await handle.readFile()
    return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  } finally {
    await handle.close()
  }
}
