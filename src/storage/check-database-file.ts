import { closeSync, existsSync, fstatSync, openSync, readSync, statSync } from 'node:fs'
import { AssayError } from '../core/errors.ts'

const headerBytes = 100
const magic = 'SQLite format 3\0'

/**
 * Looks at the header of a database file without opening it as a database, so that nothing on disk changes: the magic
 * text, the page size, and whether the file is as long as it says (SQLite file format, section 1.3). An absent or empty
 * file is a new one: false. Throws `workspace-broken`.
 */
export function checkDatabaseFile(path: string): boolean {
  if (!existsSync(path)) return false
  const header = readHeader(path)
  if (header === undefined) return false
  const fail = (reason: string) => new AssayError('workspace-broken', { path, reason })
  if (header.bytes.toString('latin1', 0, 16) !== magic) throw fail('it is not a SQLite database')
  if (header.bytes.length < headerBytes) throw fail('it is cut short')
  const stored = header.bytes.readUInt16BE(16)
  const pageSize = stored === 1 ? 65_536 : stored
  if (pageSize < 512 || (pageSize & (pageSize - 1)) !== 0) throw fail('its header is damaged')
  // The page count is only right when both counters agree and no log waits to be written back.
  const isCountRight = header.bytes.readUInt32BE(24) === header.bytes.readUInt32BE(92) && !hasPendingLog(path)
  if (isCountRight && header.fileBytes < header.bytes.readUInt32BE(28) * pageSize) throw fail('it is cut short')
  return true
}

/** True when a write-ahead log beside the file holds something. */
export function hasPendingLog(path: string): boolean {
  const log = `${path}-wal`
  return existsSync(log) && statSync(log).size > 0
}

function readHeader(path: string): { bytes: Buffer; fileBytes: number } | undefined {
  let file: number | undefined
  try {
    file = openSync(path, 'r')
    const { size } = fstatSync(file)
    if (size === 0) return undefined
    const bytes = Buffer.alloc(headerBytes)
    const read = readSync(file, bytes, 0, headerBytes, 0)
    return { bytes: bytes.subarray(0, read), fileBytes: size }
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'EACCES' || error.code === 'EPERM')) {
      const reason = `its file ${path} may not be opened`
      throw new AssayError(
        'workspace-unwritable',
        { reason, mend: 'change its permissions and try again' },
        { cause: error },
      )
    }
    throw new AssayError(
      'workspace-broken',
      { path, reason: error instanceof Error ? error.message : String(error) },
      { cause: error },
    )
  } finally {
    if (file !== undefined) closeSync(file)
  }
}
