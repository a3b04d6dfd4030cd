import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import type { ModelRecord, ModelStore } from '../../storage/model-store.ts'
import { toFileError } from './to-file-error.ts'

/** What is known of a file from the time before. */
type HashedFile = Pick<ModelRecord, 'id' | 'sizeBytes' | 'modifiedMs' | 'sha256'> & { path: string }

/** Gives the SHA-256 of a model's file, in hexadecimal digits. Throws `file-missing`, `file-unreadable`. */
export type FileHasher = (file: HashedFile) => Promise<string>

/** A hasher that reads a file once and remembers the hash for as long as its size and time of change stay the same. */
export function createFileHasher(models: Pick<ModelStore, 'saveHash'>): FileHasher {
  const underWay = new Map<string, Promise<string>>()

  async function hash({ id, path, sizeBytes, modifiedMs, sha256 }: HashedFile): Promise<string> {
    try {
      const { size, mtimeMs } = await stat(path)
      if (sha256 !== null && size === sizeBytes && mtimeMs === modifiedMs) return sha256
      const digest = createHash('sha256')
      await pipeline(createReadStream(path, { highWaterMark: 1024 * 1024 }), digest)
      const computed = digest.digest('hex')
      models.saveHash({ id, sha256: computed, sizeBytes: size, modifiedMs: mtimeMs })
      return computed
    } catch (error) {
      throw toFileError(path, error)
    }
  }

  return (file) => {
    const known = underWay.get(file.id)
    if (known) return known
    const hashing = hash(file).finally(() => underWay.delete(file.id))
    underWay.set(file.id, hashing)
    return hashing
  }
}
