import { open } from 'node:fs/promises'
import { AssayError } from '../../core/errors.ts'

/** A file that begins like a GGUF model, and what tells it from another of the same name. */
export interface GgufFile {
  path: string
  bytes: number
  modifiedMs: number
}

/** Magic, version, number of tensors, number of metadata entries. */
const headerBytes = 24

/**
 * Looks at the first bytes of a model file, so that a wrong one is refused before a process is started for it. Throws
 * `file-missing`, `file-unreadable`, or `not-a-gguf` with the reason.
 */
export async function checkGgufFile(path: string): Promise<GgufFile> {
  const file = await open(path, 'r').catch((error: unknown) => {
    throw toFileError(path, error)
  })
  try {
    const found = await file.stat()
    if (!found.isFile()) throw new AssayError('file-unreadable', { path, reason: 'it is not a file' })
    const { buffer, bytesRead } = await file.read(Buffer.alloc(headerBytes), 0, headerBytes, 0)
    const reason = reasonAgainst(buffer.subarray(0, bytesRead))
    if (reason !== undefined) throw new AssayError('not-a-gguf', { path, reason })
    return { path, bytes: found.size, modifiedMs: found.mtimeMs }
  } finally {
    await file.close()
  }
}

function reasonAgainst(header: Buffer): string | undefined {
  if (header.length === 0) return 'the file is empty'
  if (header.toString('latin1', 0, 4) !== 'GGUF') return 'it does not begin with GGUF'
  if (header.length < headerBytes) return 'the file is cut short'
  const version = header.readUInt32LE(4)
  if (version > 0xffff && header.readUInt32BE(4) <= 3) return 'it was written for big-endian machines'
  if (version < 2 || version > 3) return `it has version ${version} of the format, where 2 and 3 are read`
  if (header.readBigUInt64LE(8) === 0n) return 'it holds no tensors'
  return undefined
}

function toFileError(path: string, error: unknown): AssayError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error)
  if (code === 'ENOENT' || code === 'ENOTDIR') return new AssayError('file-missing', { path }, { cause: error })
  return new AssayError('file-unreadable', { path, reason: code }, { cause: error })
}
