import { AssayError } from '../core/errors.ts'
import type { DatasetFormat } from './dataset-format.ts'
import { tableFromObjects, type SourceObject } from './table-from-objects.ts'

/** JSON Lines: one object a line; blank lines are left out. */
export const jsonl: DatasetFormat = {
  id: 'jsonl',
  title: 'JSON Lines',
  endings: ['.jsonl', '.ndjson'],
  read: (text, source) => tableFromObjects(parseLines(text, source.file), source),
}

function* parseLines(text: string, file: string): Generator<SourceObject> {
  let line = 0
  for (let start = 0; start <= text.length;) {
    line += 1
    const newline = text.indexOf('\n', start)
    const end = newline === -1 ? text.length : newline
    const source = text.slice(start, end).trim()
    if (source !== '') yield { value: parseLine(source, file, line), line }
    start = end + 1
  }
}

function parseLine(source: string, file: string, line: number): unknown {
  try {
    return JSON.parse(source)
  } catch (cause) {
    const reason = `it is not JSON: ${(cause as Error).message}`
    throw new AssayError('dataset-broken', { file, line, reason }, { cause })
  }
}
