import { packError } from './pack-error.ts'
import { toText } from './text-bytes.ts'

/** One entry of a zip's central directory. */
export interface ZipEntry {
  path: string
  isFolder: boolean
  isCompressed: boolean
  /** Where its bytes begin and how many there are, packed. */
  start: number
  packedBytes: number
  /** What the directory says that they unpack to. */
  bytes: number
}

const endSignature = 0x06054b50
const entrySignature = 0x02014b50
const localSignature = 0x04034b50
const endBytes = 22
const entryBytes = 46
const localBytes = 30
const longestComment = 65_535
const encryptedFlag = 1
const stored = 0
const deflated = 8
const fileTypeMask = 0o170000
const regularFile = 0o100000
const folderFile = 0o040000
const unixSystem = 3

/**
 * Reads the central directory of a zip (PKWARE APPNOTE 6.3.10, sections 4.3 and 4.4) without unpacking anything.
 * Throws `pack-broken` for what is not a zip, is cut short, is encrypted or split, holds links or devices, or has
 * entries that share bytes, which is how small files unpack to very large ones.
 */
export function readZipDirectory(zip: Uint8Array, file: string): ZipEntry[] {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength)
  const refused = (reason: string) => packError(file, reason)
  const end = findEnd(view)
  if (end === undefined) throw refused('is not a zip, or was cut short')
  const count = view.getUint16(end + 10, true)
  const directorySize = view.getUint32(end + 12, true)
  let at = view.getUint32(end + 16, true)
  if (view.getUint16(end + 4, true) !== 0 || view.getUint16(end + 8, true) !== count)
    throw refused('is split over several files')
  if (at === 0xffff_ffff || count === 0xffff) throw refused('is a zip of the large kind (zip64), which packs are not')
  if (at + directorySize > end) throw refused('has a broken directory')
  const entries: ZipEntry[] = []
  for (let index = 0; index < count; index += 1) {
    if (at + entryBytes > end || view.getUint32(at, true) !== entrySignature) throw refused('has a broken directory')
    const nameBytes = view.getUint16(at + 28, true)
    const next = at + entryBytes + nameBytes + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
    if (next > end) throw refused('has a broken directory')
    const path = toText(zip.subarray(at + entryBytes, at + entryBytes + nameBytes), file)
    entries.push(readEntry(view, at, path))
    at = next
  }
  refuseShared(entries, at, refused)
  return entries
}

function findEnd(view: DataView): number | undefined {
  const first = Math.max(0, view.byteLength - endBytes - longestComment)
  for (let at = view.byteLength - endBytes; at >= first; at -= 1) {
    const isEnd = view.getUint32(at, true) === endSignature
    if (isEnd && at + endBytes + view.getUint16(at + 20, true) === view.byteLength) return at
  }
  return undefined
}

function readEntry(view: DataView, at: number, path: string): ZipEntry {
  const refused = (reason: string) => packError(JSON.stringify(path.slice(0, 200)), reason)
  if ((view.getUint16(at + 8, true) & encryptedFlag) !== 0) throw refused('is encrypted')
  const method = view.getUint16(at + 10, true)
  if (method !== stored && method !== deflated) throw refused(`is packed in a way that is not read (method ${method})`)
  const packedBytes = view.getUint32(at + 20, true)
  const bytes = view.getUint32(at + 24, true)
  // The upper half of the attributes is a Unix mode where a Unix system wrote the entry, and often where another did.
  const fileType = (view.getUint32(at + 38, true) >>> 16) & fileTypeMask
  const isUnix = view.getUint8(at + 5) === unixSystem
  if (fileType !== 0 && fileType !== regularFile && fileType !== folderFile && (isUnix || fileType === 0o120000)) {
    throw refused('is a symbolic link or a special file')
  }
  const local = view.getUint32(at + 42, true)
  if (local + localBytes > view.byteLength || view.getUint32(local, true) !== localSignature)
    throw refused('has no contents')
  const start = local + localBytes + view.getUint16(local + 26, true) + view.getUint16(local + 28, true)
  if (start + packedBytes > view.byteLength) throw refused('is cut short')
  if (method === stored && bytes !== packedBytes) throw refused('has two different sizes')
  return { path, isFolder: path.endsWith('/'), isCompressed: method === deflated, start, packedBytes, bytes }
}

function refuseShared(entries: readonly ZipEntry[], directoryEnd: number, refused: (reason: string) => Error): void {
  const sorted = entries.toSorted((a, b) => a.start - b.start)
  for (const [index, { start, packedBytes }] of sorted.entries()) {
    const next = sorted[index + 1]
    const limit = next === undefined ? directoryEnd : next.start - localBytes
    if (start + packedBytes > limit) throw refused('has entries that share their bytes')
  }
}
