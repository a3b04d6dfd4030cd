import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { AssayError } from '../../core/errors.ts'
import type { GgufFile } from './check-gguf-file.ts'

/** The SHA-256 of a model file in hexadecimal, computed once as long as the file does not change. */
export type HashModel = (file: GgufFile) => Promise<string>

/** Small enough that hashing a chunk does not hold up anything else for more than about a millisecond. */
const chunkBytes = 1 << 20

/** Hashes that are remembered in memory, by path, size and time of change; one file is read at a time. */
export function createModelHashes(): HashModel {
  const known = new Map<string, Promise<string>>()
  let reading: Promise<unknown> = Promise.resolve()

  return (file) => {
    const key = JSON.stringify([file.path, file.bytes, file.modifiedMs])
    const found = known.get(key)
    if (found !== undefined) return found
    const hash = reading.then(() => hashFile(file.path))
    known.set(key, hash)
    reading = hash.catch(() => known.delete(key))
    return hash
  }
}

async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  try {
    await pipeline(createReadStream(path, { highWaterMark: chunkBytes }), hash)
  } catch (error) {
    throw new AssayError('file-unreadable', { path, reason: String(error) }, { cause: error })
  }
  return hash.digest('hex')
}
