import { AssayError } from '../../core/errors.ts'

/** What a failed look at a file means for a person. */
export function toFileError(path: string, error: unknown): AssayError {
  if (error instanceof AssayError) return error as AssayError
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error)
  if (code === 'ENOENT' || code === 'ENOTDIR') return new AssayError('file-missing', { path }, { cause: error })
  return new AssayError('file-unreadable', { path, reason: code }, { cause: error })
}
