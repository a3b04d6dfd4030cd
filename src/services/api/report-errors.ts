import { mapEventIterator } from '@orpc/client'
import { ORPCError, ValidationError, type Middleware } from '@orpc/server'
import { AssayError, isAssayError, toErrorReport } from '../../core/errors.ts'
import { toWorkspaceError } from '../../storage/to-workspace-error.ts'
import type { Log } from '../log.ts'

type ErrorMiddleware = Middleware<
  Record<never, never>,
  Record<never, never>,
  unknown,
  unknown,
  Record<never, never>,
  Record<never, never>
>

/**
 * Turns whatever a procedure throws, at once or in the middle of its stream, into the contract's `ASSAY` error with the
 * report as its data. What is not an AssayError is logged by its name and place in the code, never with its message,
 * which may quote what it was given.
 */
export function reportErrors(log: Log): ErrorMiddleware {
  return async ({ next, path }) => {
    const convert = (error: unknown) => toContractError(error, () => log(describeUnknown(error, path)))
    try {
      const result = await next()
      if (!isAsyncIterator(result.output)) return result
      return {
        ...result,
        output: mapEventIterator(result.output, {
          value: (value) => Promise.resolve(value),
          error: (error) => Promise.resolve(convert(error)),
        }),
      }
    } catch (error) {
      throw convert(error)
    }
  }
}

function toContractError(error: unknown, onUnknown: () => void): ORPCError<string, unknown> {
  const known = toWorkspaceError(fromValidation(error))
  if (!isAssayError(known)) onUnknown()
  const report = toErrorReport(known)
  return new ORPCError('ASSAY', { message: report.message, data: report })
}

/** An input that the contract refuses is bad input: says the first thing that is wrong with it. */
function fromValidation(error: unknown): unknown {
  if (!(error instanceof ORPCError) || error.code !== 'BAD_REQUEST' || !(error.cause instanceof ValidationError))
    return error
  const [issue] = error.cause.issues
  const path = issue?.path?.map((part) => String(typeof part === 'object' ? part.key : part)).join('.')
  return new AssayError('bad-input', {
    what: issue?.message ?? 'The input is not understood',
    ...(path ? { where: path } : {}),
  })
}

function describeUnknown(error: unknown, path: readonly string[]): string {
  const place =
    error instanceof Error
      ? `${error.name} ${error.stack?.split('\n').find((line) => line.startsWith('    at ')) ?? ''}`
      : typeof error
  return `unexpected error in ${path.join('.')}: ${place.replaceAll(/\s+/g, ' ').trim()}`
}

function isAsyncIterator(value: unknown): value is AsyncIteratorObject<unknown, unknown, void> {
  return typeof value === 'object' && value !== null && 'next' in value && Symbol.asyncIterator in value
}
