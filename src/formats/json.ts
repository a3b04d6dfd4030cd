import { AssayError } from '../core/errors.ts'
import type { DatasetFormat, DatasetSource } from './dataset-format.ts'
import { tableFromObjects } from './table-from-objects.ts'

/** A JSON array of objects, one object a row. */
export const json: DatasetFormat = {
  id: 'json',
  title: 'JSON',
  endings: ['.json'],
  read(text, source) {
    const parsed = parseJson(text, source)
    if (!Array.isArray(parsed)) {
      throw new AssayError('dataset-broken', {
        file: source.file,
        reason: 'a JSON dataset is an array of objects: [{...}, {...}]',
      })
    }
    return tableFromObjects(
      parsed.map((value: unknown) => ({ value })),
      source,
    )
  },
}

function parseJson(text: string, { file }: DatasetSource): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    const { message } = cause as Error
    // Engines that say where give the offset ("at position 12"); the line is what an editor shows.
    const offset = /position (\d+)/u.exec(message)?.[1]
    const line = offset === undefined ? undefined : text.slice(0, Number(offset)).split('\n').length
    const reason = `it is not JSON: ${message.replace(/ in JSON at position.*$| \(line.*$/u, '')}`
    throw new AssayError('dataset-broken', { file, reason, ...(line !== undefined && { line }) }, { cause })
  }
}
