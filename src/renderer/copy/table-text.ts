/** A table as it is copied: texts, with the head apart. */
export interface CopiedTable {
  head: readonly string[]
  rows: readonly (readonly string[])[]
}

/** CSV (RFC 4180); text that a spreadsheet would run as a formula gets an apostrophe before it. */
export function tableCsv({ head, rows }: CopiedTable): string {
  return [head, ...rows].map((cells) => `${cells.map(csvCell).join(',')}\n`).join('')
}

/** A Markdown table; what its cells hold cannot leave them. */
export function tableMarkdown({ head, rows }: CopiedTable): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(markdownCell).join(' | ')} |`
  return [line(head), `| ${head.map(() => '---').join(' | ')} |`, ...rows.map(line)].join('\n')
}

function csvCell(text: string): string {
  const isRisky = /^\s*[=+\-@]|^[\t\r]/u.test(text) && !/^[-+]?\d*\.?\d+(?:[eE][-+]?\d+)?$/u.test(text)
  const safe = isRisky ? `'${text}` : text
  return /[",;\t\r\n]|^\s|\s$/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

function markdownCell(text: string): string {
  return text.replaceAll(/\s+/gu, ' ').replaceAll(/[\\`*_[\]<>|~]/gu, '\\$&')
}
