/** How a language writes texts and the other values of JSON. */
export interface CodeStyle {
  true: string
  false: string
  null: string
  /** Whether names of fields need quotes. */
  quotesKeys: boolean
  /** Between the lines of one text. */
  joinsLines: '' | ' +'
  /** Whether parts of a text on several lines need brackets round them. */
  needsBrackets: boolean
}

export const pythonStyle: CodeStyle = {
  true: 'True',
  false: 'False',
  null: 'None',
  quotesKeys: true,
  joinsLines: '',
  needsBrackets: true,
}
export const typescriptStyle: CodeStyle = {
  true: 'true',
  false: 'false',
  null: 'null',
  quotesKeys: false,
  joinsLines: ' +',
  needsBrackets: false,
}

/**
 * A text in double quotes that Python and JavaScript read alike, to the letter: backslashes, quotes and control
 * characters are escaped, all else stays as it is, since the two differ on how they escape characters beyond U+FFFF.
 * Half a surrogate pair, which no file can hold, becomes U+FFFD.
 */
export function quoteText(text: string): string {
  const escaped = text
    .toWellFormed()
    .replaceAll('\\', '\\\\')
    .replaceAll('"', '\\"')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replaceAll('\t', '\\t')
    // Also characters that end a line, hide text or turn its direction.
    .replaceAll(
      /[\p{Cc}\u2028\u2029\ufeff\u200b-\u200f\u202a-\u202e\u2066-\u2069]/gu,
      (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
    )
  return `"${escaped}"`
}

/** A value that JSON could hold as code, indented by `indent` blanks. Texts of several lines are written line by line. */
export function writeValue(value: unknown, style: CodeStyle, indent = 0): string {
  const inner = ' '.repeat(indent + 4)
  const outer = ' '.repeat(indent)
  if (typeof value === 'string') return writeText(value, style, indent)
  if (typeof value === 'boolean') return value ? style.true : style.false
  if (value === null || value === undefined) return style.null
  if (typeof value === 'number') return JSON.stringify(value)
  if (Array.isArray(value)) {
    if (value.length === 0) return '[]'
    return `[\n${value.map((item) => `${inner}${writeValue(item, style, indent + 4)},\n`).join('')}${outer}]`
  }
  const entries = Object.entries(value as Record<string, unknown>)
  if (entries.length === 0) return '{}'
  const lines = entries.map(
    ([key, item]) => `${inner}${writeKey(key, style)}: ${writeValue(item, style, indent + 4)},\n`,
  )
  return `{\n${lines.join('')}${outer}}`
}

function writeKey(key: string, { quotesKeys }: CodeStyle): string {
  // `__proto__` as a plain key would set the prototype.
  if (key === '__proto__' && !quotesKeys) return '["__proto__"]'
  return !quotesKeys && /^[A-Za-z_$][\w$]*$/u.test(key) ? key : quoteText(key)
}

function writeText(text: string, { joinsLines, needsBrackets }: CodeStyle, indent: number): string {
  const lines = text.match(/[^\n]*\n|[^\n]+/gu) ?? []
  if (lines.length < 2) return quoteText(text)
  const inner = ' '.repeat(indent + 4)
  const joined = lines.map(quoteText).join(`${joinsLines}\n${inner}`)
  return needsBrackets ? `(\n${inner}${joined}\n${' '.repeat(indent)})` : `\n${inner}${joined}`
}
