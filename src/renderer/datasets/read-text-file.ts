import { AssayError } from '../../core/errors.ts'

/** The text of a file in UTF-8, or in UTF-16 with its mark. Throws `dataset-broken` for any other bytes. */
export async function readTextFile(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  try {
    return new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes)
  } catch (error) {
    const reason = 'it is not text in UTF-8: save it as UTF-8'
    throw new AssayError('dataset-broken', { file: file.name, reason }, { cause: error })
  }
}

function encodingOf([first, second]: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
}
