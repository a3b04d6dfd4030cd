import { Inflate } from 'fflate'
import { parsePackPath, refuseHostilePath } from './check-pack-path.ts'
import { packLimits, type PackFiles, type PackLimits } from './pack.ts'
import { packError } from './pack-error.ts'
import { readZipDirectory, type ZipEntry } from './zip-directory.ts'
import { smallFileBytes } from './zip-pack.ts'

// Of packed bytes at a time: deflate makes at most about a thousand times as many of them.
const stepBytes = 16 * 1024

/**
 * The files of a `.assay` file. Everything that can be known before unpacking is checked before: paths that leave the
 * pack or are not a pack's, links, names that are equal but for their case, and sizes. Throws `pack-broken`.
 */
export function unzipPack(zip: Uint8Array, file: string, limits: PackLimits = packLimits): PackFiles {
  if (zip.length > limits.archiveBytes) throw packError(file, `is larger than ${limits.archiveBytes} bytes`)
  const directory = readZipDirectory(zip, file)
  if (directory.length > limits.files) throw packError(file, `holds more than ${limits.files} files`)
  refuseDuplicates(directory.map(({ path }) => path))
  const entries = directory.filter((entry) => !isEmptyFolder(entry))
  let total = 0
  for (const { path, bytes, packedBytes } of entries) {
    parsePackPath(path)
    total += bytes
    if (bytes > limits.fileBytes) throw packError(path, `unpacks to more than ${limits.fileBytes} bytes`)
    if (bytes > smallFileBytes && bytes > packedBytes * limits.ratio)
      throw packError(path, `unpacks to more than ${limits.ratio} times its size`)
    if (total > limits.totalBytes) throw packError(file, `unpacks to more than ${limits.totalBytes} bytes`)
  }
  return new Map(entries.map((entry) => [entry.path, unpack(zip, entry)]))
}

/** Throws `pack-broken` for two paths that are one on a system that does not tell large letters from small ones. */
export function refuseDuplicates(paths: readonly string[]): void {
  const seen = new Map<string, string>()
  for (const path of paths) {
    refuseHostilePath(path.replace(/\/$/, ''))
    const key = path.normalize('NFC').toLowerCase()
    const first = seen.get(key)
    if (first === path) throw packError(path, 'is in the pack twice')
    if (first !== undefined) throw packError(path, `has the same name as ${first} but for large and small letters`)
    seen.set(key, path)
  }
}

/** Some programs write the folders down as well. */
function isEmptyFolder({ isFolder, bytes, path }: ZipEntry): boolean {
  if (!isFolder) return false
  if (bytes !== 0) throw packError(path, 'is a folder with contents of its own')
  return true
}

function unpack(zip: Uint8Array, { path, start, packedBytes, bytes, isCompressed }: ZipEntry): Uint8Array {
  const packed = zip.subarray(start, start + packedBytes)
  return isCompressed ? inflate(packed, bytes, path) : packed.slice()
}

/** Unpacks in small steps and stops at the first byte that was not promised. */
function inflate(packed: Uint8Array, bytes: number, path: string): Uint8Array {
  const unpacked = new Uint8Array(bytes)
  const wrongSize = packError(path, 'has another size than the zip says')
  let filled = 0
  const stream = new Inflate((chunk) => {
    if (filled + chunk.length > bytes) throw wrongSize
    unpacked.set(chunk, filled)
    filled += chunk.length
  })
  try {
    for (let at = 0; at === 0 || at < packed.length; at += stepBytes) {
      stream.push(packed.subarray(at, at + stepBytes), at + stepBytes >= packed.length)
    }
  } catch (cause) {
    if (cause === wrongSize) throw cause
    throw packError(path, 'cannot be unpacked', cause)
  }
  if (filled !== bytes) throw wrongSize
  return unpacked
}
