import { AssayError } from '../../core/errors.ts'

/** The `pack-broken` error: `reason` goes on from the file's name, such as `is not in the manifest`. */
export function packError(file: string, reason: string, cause?: unknown): AssayError<'pack-broken'> {
  return new AssayError('pack-broken', { file, reason }, ...(cause === undefined ? [] : [{ cause }]))
}
