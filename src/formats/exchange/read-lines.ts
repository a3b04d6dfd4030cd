import { AssayError } from '../../core/errors.ts'
import { importLimits } from './import-format.ts'
import { isRecord } from './is-record.ts'
import { readJson } from './read-data.ts'

/** The objects of JSON Lines with their line numbers; blank lines are left out. Throws `bad-input` with the line. */
export function readLines(text: string, file: string): { line: number; value: Record<string, unknown> }[] {
  const found: { line: number; value: Record<string, unknown> }[] = []
  text.split('\n').forEach((source, index) => {
    if (source.trim() === '') return
    if (found.length >= importLimits.rows) {
      const what = `The file has more than ${importLimits.rows} lines`
      throw new AssayError('bad-input', { what, where: file, mend: 'split it' })
    }
    const value = readLine(source, `line ${index + 1} of ${file}`)
    if (!isRecord(value)) {
      const where = `line ${index + 1} of ${file}`
      throw new AssayError('bad-input', {
        what: 'A line is not a JSON object',
        where,
        mend: 'write {...} on every line',
      })
    }
    found.push({ line: index + 1, value })
  })
  return found
}

function readLine(source: string, where: string): unknown {
  try {
    return readJson(source, where)
  } catch (error) {
    // Within one line only the column counts.
    if (!(error instanceof AssayError) || error.code !== 'bad-input') throw error
    const data = error.data as { what: string; where?: string; mend?: string }
    throw new AssayError('bad-input', { ...data, where: (data.where ?? where).replace(/ at line 1, /u, ' at ') })
  }
}
