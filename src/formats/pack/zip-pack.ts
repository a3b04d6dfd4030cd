import { deflateSync, zipSync, type Zippable } from 'fflate'
import { packLimits, type PackFiles } from './pack.ts'

/** Files below this size are never a bomb, whatever they were packed to. */
export const smallFileBytes = 1024 * 1024

// Below this size packing saves little and takes most of the time of a pack of many prompts.
const worthPackingBytes = 1024
const compression = 6
const noCompression = 0
// The first day that a zip can write down, read in whatever time zone: the same bytes everywhere.
const fixedTime = '1980-01-01T12:00:00'

/** One `.assay` file: the zip of a pack's files, sorted by path and with a fixed time, so equal packs are equal files. */
export function zipPack(files: PackFiles): Uint8Array {
  const entries: Zippable = {}
  for (const [path, bytes] of [...files].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const isStored = bytes.length < worthPackingBytes || looksLikeBomb(bytes)
    entries[path] = [bytes, { level: isStored ? noCompression : compression, mtime: fixedTime }]
  }
  return zipSync(entries)
}

/** A long text that repeats itself is kept as it is: readers refuse a file that grows too much. */
function looksLikeBomb(bytes: Uint8Array): boolean {
  return (
    bytes.length > smallFileBytes && bytes.length > deflateSync(bytes, { level: compression }).length * packLimits.ratio
  )
}
