import { z } from 'zod'
import { AssayError } from '../core/errors.ts'
import type { PairedScore } from '../core/statistics/compare-scores.ts'

const mostLines = 5_000_000

const valueSchema = z
  .union([z.number(), z.boolean(), z.null()])
  .transform((value) => (typeof value === 'boolean' ? Number(value) : value))

const lineSchema = z.object({
  row: z.union([z.string(), z.number()]),
  metric: z.string().min(1).max(200).default('score'),
  a: valueSchema,
  b: valueSchema,
})

/**
 * Reads scores of two variants, one JSON object `{row, metric, a, b}` a line; empty lines are passed over, other keys
 * are left alone, and true and false are 1 and 0. Throws `bad-input` with the number of the first line that is wrong.
 */
export function readScoreLines(text: string, fileName: string): PairedScore[] {
  const lines = text.replace(/^\uFEFF/u, '').split('\n')
  if (lines.length > mostLines) {
    throw new AssayError('bad-input', { what: 'There are more than 5,000,000 lines', where: fileName })
  }
  const scores = lines.flatMap((line, index) => (line.trim() === '' ? [] : [readLine(line, index + 1, fileName)]))
  if (scores.length === 0) {
    const mend = 'write lines such as {"row": 1, "metric": "right", "a": 0, "b": 1}'
    throw new AssayError('bad-input', { what: 'There is no score', where: fileName, mend })
  }
  return scores
}

function readLine(line: string, number: number, fileName: string): PairedScore {
  const where = `line ${number} of ${fileName}`
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    const isNaN = /\b(NaN|Infinity)\b/.test(line)
    throw new AssayError('bad-input', {
      what: isNaN ? 'A score is not a number' : 'This is not JSON',
      where,
      mend: isNaN ? 'write null for a row that has no score' : 'write one object with row, metric, a and b a line',
    })
  }
  const parsed = lineSchema.safeParse(value)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const name = issue?.path.join('.')
  throw new AssayError('bad-input', {
    what: name ? `"${name}" is not right` : 'This is no score',
    where,
    mend: name === 'a' || name === 'b' ? 'write a number, true, false or null' : (issue?.message ?? 'see --help'),
  })
}
