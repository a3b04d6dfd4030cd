import type { z } from 'zod'
import { AssayError } from '../core/errors.ts'

/** Reads a JSON column into the shape that the program expects of it; `what` names it in the error for a damaged one. */
export function parseColumn<T>(schema: z.ZodType<T>, text: string, what: string): T {
  const result = schema.safeParse(readJson(text))
  if (result.success) return result.data
  throw new AssayError('unexpected', { reason: `the stored ${what} is damaged` }, { cause: result.error })
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
