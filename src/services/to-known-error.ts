import { toAssayError, type AssayError } from '../core/errors.ts'
import { toWorkspaceError } from '../storage/to-workspace-error.ts'

/** Turns anything thrown into an AssayError, a full disk or a busy workspace into the sentence for it. */
export function toKnownError(error: unknown): AssayError {
  return toAssayError(toWorkspaceError(error))
}
