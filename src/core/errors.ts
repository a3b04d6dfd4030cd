import { messages, type ErrorDataByCode } from './error-messages.ts'

/** The closed set of things that can go wrong and that a person can be told about. */
export type ErrorCode = keyof ErrorDataByCode

const retryableCodes: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'rate-limited',
  'server-error',
  'connection-failed',
  'stream-cut',
  'stream-idle',
])

/**
 * The one error of the product. `message` is one sentence that says what happened, where, and how to mend it;
 * `code` and `data` are for programs. `retryable` is true when the same request may succeed if sent again.
 */
export class AssayError<C extends ErrorCode = ErrorCode> extends Error {
  override readonly name = 'AssayError'
  readonly code: C
  readonly data: ErrorDataByCode[C]
  readonly retryable: boolean

  constructor(code: C, data: ErrorDataByCode[C], options?: { cause?: unknown }) {
    super(messages[code](data), options)
    this.code = code
    this.data = data
    this.retryable = retryableCodes.has(code)
  }
}

/** True when `error` is an AssayError, of the given code when one is named. */
export function isAssayError<C extends ErrorCode>(error: unknown, code?: C): error is AssayError<C> {
  return error instanceof AssayError && (code === undefined || error.code === code)
}

/** What crosses a process border or is stored with a failed cell: plain data, no stack, no key. */
export interface ErrorReport {
  code: ErrorCode
  message: string
  data: Record<string, unknown>
  retryable: boolean
}

/** Turns anything thrown into a report; an unknown error becomes `unexpected`, so call it once, at the edge. */
export function toErrorReport(error: unknown): ErrorReport {
  const known = toAssayError(error)
  return {
    code: known.code,
    message: known.message,
    data: { ...known.data },
    retryable: known.retryable,
  }
}

/** Turns anything thrown into an AssayError; an unknown error becomes `unexpected` with the original as its cause. */
export function toAssayError(error: unknown): AssayError {
  if (error instanceof AssayError) return error
  const reason = error instanceof Error ? error.message : String(error)
  return new AssayError('unexpected', { reason }, { cause: error })
}

/** Rebuilds the error that a report was made of, on the other side of a process border. */
export function fromErrorReport(report: ErrorReport): AssayError {
  return new AssayError(report.code, report.data as never)
}
