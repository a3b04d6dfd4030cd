import type { Json } from '../core/text/canonical-json.ts'

export interface WriteCsvOptions {
  /**
   * `escape` (the default) writes an apostrophe before text that a spreadsheet would run as a formula, since outputs
   * of models are hostile and exports are opened in spreadsheets (OWASP, "CSV Injection"). `keep` writes every value
   * as it is: for files that are read back by programs, where nothing may change.
   */
  formulas?: 'escape' | 'keep'
}

/**
 * Writes rows as CSV: a header, lines ended by `\n`, quotes only where needed (RFC 4180). Null and missing values are
 * empty, numbers and booleans as JSON, lists and objects as JSON text. With `formulas: 'keep'`, text that is read
 * back is the same text.
 */
export function writeCsv(
  columns: readonly string[],
  rows: Iterable<Readonly<Record<string, Json | undefined>>>,
  { formulas = 'escape' }: WriteCsvOptions = {},
): string {
  const toLine = (values: readonly (Json | undefined)[]) => {
    const line = values.map((value) => quoted(formulas === 'escape' ? escaped(textOf(value)) : textOf(value))).join(',')
    // A line of one empty value would be a blank line, which readers leave out.
    return line === '' ? '""' : line
  }
  const lines = [toLine(columns)]
  for (const row of rows)
    lines.push(toLine(columns.map((column) => (Object.hasOwn(row, column) ? row[column] : undefined))))
  return `${lines.join('\n')}\n`
}

function textOf(value: Json | undefined): string {
  if (value === undefined || value === null) return ''
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** Plain numbers such as -5 start like a formula and are harmless. */
function escaped(text: string): string {
  const isRisky = /^\s*[=+\-@]|^[\t\r]/u.test(text) && !/^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/u.test(text)
  return isRisky ? `'${text}` : text
}

function quoted(text: string): string {
  return /[",;\t\r\n]|^\s|\s$/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
