import { AssayError } from '../../core/errors.ts'

/** The text of a file in UTF-8. Throws `file-unreadable` for other bytes. */
export async function readText(file: File): Promise<string> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer())
  } catch (error) {
    throw new AssayError('file-unreadable', { path: file.name, reason: 'it is not UTF-8 text' }, { cause: error })
  }
}
