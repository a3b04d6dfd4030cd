import { parseDocument } from 'yaml'
import { AssayError } from '../../core/errors.ts'
import { importLimits } from './import-format.ts'
import { locateJsonError } from './locate-json-error.ts'
import { placeOf } from './place-of.ts'

/** How far the text lies below the top of its file, for places in messages: front matter begins on line 2. */
interface TextOrigin {
  file: string
  linesBefore?: number
  /** Surely YAML, whatever it begins with and whatever the file is called. */
  isYaml?: boolean
}

const mostAliases = 100

/**
 * Reads a text that may come from anywhere as JSON, when it begins like JSON, or as YAML 1.2. Throws `bad-input` with
 * line and column for a text that is broken, and for one that is too large, nests too deeply, multiplies aliases or
 * has a key `__proto__`.
 */
export function readData(text: string, origin: TextOrigin): unknown {
  const { file, isYaml = /\.ya?ml$/iu.test(origin.file) } = origin
  checkLength(text, file)
  const isJson = !isYaml && /^\s*[[{]/u.test(text)
  const data = isJson ? readJson(text, file) : readYaml(text, origin)
  checkData(data, file)
  return data
}

/** As readData, for a text that must be JSON. */
export function readJson(text: string, file: string): unknown {
  checkLength(text, file)
  try {
    const data: unknown = JSON.parse(text)
    checkData(data, file)
    return data
  } catch (cause) {
    if (cause instanceof AssayError) throw cause
    const offset = locateJsonError(text)
    const found =
      offset >= text.trimEnd().length
        ? 'it ends too early'
        : `"${text.slice(offset, offset + 12)}" is not expected there`
    throw new AssayError(
      'bad-input',
      { what: 'The JSON is broken', where: `${file} at ${placeOf(text, offset)}`, mend: found.replaceAll('\n', ' ') },
      { cause },
    )
  }
}

function readYaml(text: string, { file, linesBefore = 0 }: TextOrigin): unknown {
  const document = parseDocument(text, { prettyErrors: true, merge: true, logLevel: 'error' })
  const [broken] = document.errors
  if (broken) {
    const place = broken.linePos?.[0]
    throw new AssayError('bad-input', {
      what: 'The YAML is broken',
      where: place === undefined ? file : `${file} at line ${place.line + linesBefore}, column ${place.col}`,
      mend: broken.message.split('\n')[0]?.replace(/ at line .*$/u, '') ?? broken.code,
    })
  }
  try {
    return document.toJS({ maxAliasCount: mostAliases })
  } catch (cause) {
    const mend = 'write their contents out'
    throw new AssayError('bad-input', { what: 'The YAML has aliases that multiply', where: file, mend }, { cause })
  }
}

function checkLength(text: string, file: string): void {
  if (text.length <= importLimits.fileCharacters) return
  const what = `The file is longer than ${importLimits.fileCharacters} characters`
  throw new AssayError('bad-input', { what, where: file, mend: 'split it' })
}

function checkData(data: unknown, file: string): void {
  const waiting: { value: unknown; depth: number }[] = [{ value: data, depth: 0 }]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value, depth } = next
    if (typeof value !== 'object' || value === null) continue
    if (depth > importLimits.depth) {
      const what = `The data nests deeper than ${importLimits.depth} levels`
      throw new AssayError('bad-input', { what, where: file, mend: 'flatten it' })
    }
    if (Object.hasOwn(value, '__proto__')) {
      throw new AssayError('bad-input', {
        what: 'A key is named "__proto__"',
        where: file,
        mend: 'choose another name',
      })
    }
    for (const inner of Object.values(value)) waiting.push({ value: inner, depth: depth + 1 })
  }
}
