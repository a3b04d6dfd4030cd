import { readFile } from 'node:fs/promises'
import { AssayError } from '../core/errors.ts'

/** Reads a UTF-8 text file. Throws `file-missing`, `file-unreadable`. */
export async function readTextFile(path: string): Promise<string> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path))
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (code === 'ENOENT') throw new AssayError('file-missing', { path })
    throw new AssayError('file-unreadable', {
      path,
      reason: error instanceof TypeError ? 'it is not UTF-8 text' : code || String(error),
    })
  }
}
