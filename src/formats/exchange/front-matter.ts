import { AssayError } from '../../core/errors.ts'
import { isRecord } from './is-record.ts'
import { readData } from './read-data.ts'

/**
 * Parts a file into the YAML between its first two lines `---` and the text below them. A file without such lines is
 * text alone. Throws `bad-input` for front matter that is not closed, broken (with its line in the file) or no mapping.
 */
export function readFrontMatter(text: string, file: string): { data: Record<string, unknown>; body: string } {
  const source = text.replace(/^\uFEFF/u, '').replaceAll('\r\n', '\n')
  // A licence in comments may stand above the first line.
  const opening = /^(?:[ \t]*(?:#[^\n]*)?\n)*---[ \t]*\n/u.exec(source)
  if (opening === null) return { data: {}, body: source }
  const rest = source.slice(opening[0].length)
  const closing = /^---[ \t]*(?:\n|$)/mu.exec(rest)
  if (closing === null) {
    const mend = 'end it with a line of its own that is ---'
    throw new AssayError('bad-input', { what: 'The front matter is not closed', where: file, mend })
  }
  const linesBefore = opening[0].split('\n').length - 1
  const data = readData(rest.slice(0, closing.index), { file, linesBefore, isYaml: true })
  if (data !== null && data !== undefined && !isRecord(data)) {
    const mend = 'write "name: value" lines between the two ---'
    throw new AssayError('bad-input', { what: 'The front matter is not a mapping', where: file, mend })
  }
  return { data: isRecord(data) ? data : {}, body: rest.slice(closing.index + closing[0].length) }
}
