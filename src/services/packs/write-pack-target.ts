import { lstat, mkdir, mkdtemp, readdir, rename, rm, rmdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { AssayError } from '../../core/errors.ts'
import { headerPath, manifestPath, signaturePath } from '../../formats/pack/check-pack-path.ts'
import type { PackFiles } from '../../formats/pack/pack.ts'
import { zipPack } from '../../formats/pack/zip-pack.ts'
import { toFileError } from '../models/to-file-error.ts'
import { inGroups } from './in-groups.ts'
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
    const refused = (what: string) =>
      new AssayError('bad-input', { what: `${target} ${what}`, mend: 'choose another place for the pack' })
    if (found.isSymbolicLink()) throw refused('is a symbolic link')
    if (target.endsWith(packEnding) ? !found.isFile() : !found.isDirectory())
      throw refused('is there already and is not a pack')
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

/**
 * Writes a pack where it is wanted, over the `existing` one that was found there: nothing is seen of a file before all
 * of it is there.
 */
export async function writePackTarget(target: string, files: PackFiles, existing: PackFiles | null): Promise<void> {
  const parent = path.dirname(target)
  try {
    await mkdir(parent, { recursive: true })
    // Beside the target, so that a rename moves what is complete and copies nothing.
    const staging = await mkdtemp(path.join(parent, `.${path.basename(target)}-`))
    try {
      const staged = path.join(staging, 'pack')
      if (target.endsWith(packEnding)) await writeArchive(target, files, staged)
      else await (existing === null ? makeFolder(target, files, staged) : changeFolder(target, files, existing, staged))
    } finally {
      await rm(staging, { recursive: true, force: true })
    }
  } catch (error) {
    throw toFileError(target, error)
  }
}

async function writeArchive(target: string, files: PackFiles, staged: string): Promise<void> {
  await writeFile(staged, zipPack(files))
  await rename(staged, target)
}

async function makeFolder(target: string, files: PackFiles, staged: string): Promise<void> {
  await writeAll(staged, [...files])
  await writeFile(path.join(staged, attributes.name), attributes.text)
  await rmdir(target).catch(ignore('ENOENT'))
  await rename(staged, target)
}

/** Files that stay the same are not touched, and the manifest comes last: what was cut short does not verify. */
async function changeFolder(target: string, files: PackFiles, existing: PackFiles, staged: string): Promise<void> {
  const changed = [...files].filter(([name, bytes]) => !isSame(bytes, existing.get(name)))
  await writeAll(staged, changed)
  const isLast = ([name]: [string, Uint8Array]) => name === manifestPath || name === signaturePath
  const move = async ([name]: [string, Uint8Array]) => {
    await mkdir(path.dirname(path.join(target, name)), { recursive: true })
    await rename(path.join(staged, name), path.join(target, name))
  }
  for (const entry of changed.filter((candidate) => !isLast(candidate))) await move(entry)
  for (const name of [...existing.keys()].filter((known) => !files.has(known))) await remove(target, name)
  for (const entry of changed.filter(isLast)) await move(entry)
  await writeFile(path.join(target, attributes.name), attributes.text, { flag: 'wx' }).catch(ignore('EEXIST'))
}

async function writeAll(folder: string, files: readonly [string, Uint8Array][]): Promise<void> {
  const folders = new Set(files.map(([name]) => path.dirname(path.join(folder, name))))
  await inGroups([folder, ...folders], (name) => mkdir(name, { recursive: true }))
  await inGroups(files, ([name, bytes]) => writeFile(path.join(folder, name), bytes))
}

function isSame(a: Uint8Array, b: Uint8Array | undefined): boolean {
  return b !== undefined && Buffer.compare(a, b) === 0
}

/** Takes a file away, and its folder when it was the last one in it. */
async function remove(target: string, name: string): Promise<void> {
  await rm(path.join(target, name), { force: true })
  const folder = path.dirname(name)
  if (folder !== '.') await rmdir(path.join(target, folder)).catch(ignore('ENOTEMPTY', 'EEXIST'))
}

function ignore(...codes: string[]): (error: unknown) => void {
  return (error) => {
    if (!(error instanceof Error && 'code' in error && codes.includes(String(error.code)))) throw error
  }
}
