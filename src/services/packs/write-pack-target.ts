import { lstat, mkdir, mkdtemp, readdir, rename, rm, rmdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { AssayError } from '../../core/errors.ts'
import { headerPath, manifestPath, signaturePath } from '../../formats/pack/check-pack-path.ts'
import type { PackFiles } from '../../formats/pack/pack.ts'
import { zipPack } from '../../formats/pack/zip-pack.ts'
import { toFileError } from '../models/to-file-error.ts'
import { readPackAt } from './read-pack-source.ts'

/** The ending of a pack in one file; a target without it is a folder. */
export const packEnding = '.assay'

// Git must not change line ends: every byte of a pack is under its hash.
const attributes = { name: '.gitattributes', text: '* -text\n' }

/**
 * The files of the pack that is at a target already; null where there is nothing, or an empty folder. Throws
 * `bad-input` for anything else that is there, which is left alone.
 */
export async function readExistingPack(target: string): Promise<PackFiles | null> {
  try {
    const found = await lstat(target).catch((error: unknown) => {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
      throw error
    })
    if (found === null) return null
    const refused = (what: string) => new AssayError('bad-input', { what: `${target} ${what}`, mend: 'choose another place for the pack' })
    if (found.isSymbolicLink()) throw refused('is a symbolic link')
    if (target.endsWith(packEnding) ? !found.isFile() : !found.isDirectory()) throw refused('is there already and is not a pack')
    if (found.isDirectory()) {
      const names = await readdir(target)
      if (names.length === 0) return null
      if (!names.includes(headerPath)) throw refused('is not empty and holds no pack')
    }
    return await readPackAt(target)
  } catch (error) {
    throw toFileError(target, error)
  }
}

/** Writes a pack where it is wanted: nothing is seen of a file before all of it is there. */
export async function writePackTarget(target: string, files: PackFiles): Promise<void> {
  const parent = path.dirname(target)
  try {
    await mkdir(parent, { recursive: true })
    // Beside the target, so that a rename moves what is complete and copies nothing.
    const staging = await mkdtemp(path.join(parent, `.${path.basename(target)}-`))
    try {
      await (target.endsWith(packEnding) ? writeArchive(target, files, staging) : writeFolder(target, files, staging))
    } finally {
      await rm(staging, { recursive: true, force: true })
    }
  } catch (error) {
    throw toFileError(target, error)
  }
}

async function writeArchive(target: string, files: PackFiles, staging: string): Promise<void> {
  const staged = path.join(staging, 'pack')
  await writeFile(staged, zipPack(files))
  await rename(staged, target)
}

/** Files that stay the same are not touched, and the manifest comes last: what was cut short does not verify. */
async function writeFolder(target: string, files: PackFiles, staging: string): Promise<void> {
  const existing = (await readExistingPack(target)) ?? new Map<string, Uint8Array>()
  const changed = [...files].filter(([name, bytes]) => !isSame(bytes, existing.get(name)))
  for (const [name, bytes] of changed) await place(path.join(staging, name), (file) => writeFile(file, bytes))
  await mkdir(target, { recursive: true })
  const isLast = ([name]: [string, Uint8Array]) => name === manifestPath || name === signaturePath
  const move = ([name]: [string, Uint8Array]) => place(path.join(target, name), (file) => rename(path.join(staging, name), file))
  for (const entry of changed.filter((candidate) => !isLast(candidate))) await move(entry)
  for (const name of [...existing.keys()].filter((known) => !files.has(known))) await remove(target, name)
  for (const entry of changed.filter(isLast)) await move(entry)
  await writeFile(path.join(target, attributes.name), attributes.text, { flag: 'wx' }).catch(ignoreExisting)
}

function isSame(a: Uint8Array, b: Uint8Array | undefined): boolean {
  return b !== undefined && Buffer.compare(a, b) === 0
}

async function place(file: string, write: (file: string) => Promise<void>): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true })
  await write(file)
}

/** Takes a file away, and its folder when it was the last one in it. */
async function remove(target: string, name: string): Promise<void> {
  await rm(path.join(target, name), { force: true })
  const folder = path.dirname(name)
  if (folder !== '.') await rmdir(path.join(target, folder)).catch(ignoreExisting)
}

function ignoreExisting(error: unknown): void {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code !== 'EEXIST' && code !== 'ENOTEMPTY') throw error
}
