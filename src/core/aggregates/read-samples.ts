import { z } from 'zod'
import { AssayError } from '../errors.ts'

const sampleSchema = z.object({
  output: z.string(),
  expected: z.union([z.string(), z.array(z.string()).min(1)]).nullish(),
  variables: z.record(z.string(), z.unknown()).default({}),
})

/** A line of `{ output, expected }`. */
export interface ReadSample {
  /** Of the line, counted from 1. */
  line: number
  output: string
  /** Empty where there is no expected text. */
  references: readonly string[]
  variables: Readonly<Record<string, unknown>>
}

const shownProblems = 5

/**
 * Reads JSONL with an `output` a line, and an `expected` text or list of texts, and `variables`, where there are any.
 * Empty lines are passed over. Throws `bad-input` that names the first lines that are wrong.
 */
export function readSamples(text: string): ReadSample[] {
  const samples: ReadSample[] = []
  const problems: string[] = []
  for (const [index, source] of text
    .replace(/^\u{feff}/u, '')
    .split(/\r?\n/u)
    .entries()) {
    if (source.trim() === '') continue
    const line = index + 1
    const read = readLine(source)
    if ('problem' in read) problems.push(`line ${line}: ${read.problem}`)
    else samples.push({ line, ...read })
  }
  if (problems.length === 0) return samples
  const more = problems.length > shownProblems ? `; and ${problems.length - shownProblems} more` : ''
  throw new AssayError('bad-input', {
    what: `${problems.length === 1 ? 'A line' : `${problems.length} lines`} cannot be scored`,
    where: 'the standard input',
    mend: `${problems.slice(0, shownProblems).join('; ')}${more}`,
  })
}

function readLine(source: string): Omit<ReadSample, 'line'> | { problem: string } {
  let value: unknown
  try {
    value = JSON.parse(source)
  } catch {
    return { problem: 'it is not JSON' }
  }
  const parsed = sampleSchema.safeParse(value)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    return { problem: `${issue?.path.join('.') || 'the line'} is not right (${issue?.message ?? 'unknown'})` }
  }
  const { output, expected, variables } = parsed.data
  const references = expected === null || expected === undefined ? [] : [expected].flat()
  return { output, references, variables }
}
