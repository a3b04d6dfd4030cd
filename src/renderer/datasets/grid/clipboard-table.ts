/** Cells as spreadsheets copy them: tabs between cells, line breaks between rows, quotes around cells that hold either. */
export function writeClipboardTable(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => cells.map(quoted).join('\t')).join('\r\n')
}

/** Reads what a spreadsheet copied; quotes that do not open a cell are text. The last line break ends the last row. */
export function parseClipboardTable(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let at = 0
  const endRow = (): void => {
    rows.push(row)
    row = []
  }
  for (;;) {
    const cell = readCell(text, at)
    row.push(cell.text)
    at = cell.end
    const mark = text[at]
    if (mark === '\t') at += 1
    else {
      endRow()
      if (mark === undefined) break
      at += mark === '\r' && text[at + 1] === '\n' ? 2 : 1
      if (at >= text.length) break
    }
  }
  return rows
}

function readCell(text: string, start: number): { text: string; end: number } {
  if (text[start] === '"') {
    const closed = readQuoted(text, start)
    if (closed) return closed
  }
  let end = start
  while (end < text.length && !/[\t\r\n]/u.test(text[end] ?? '')) end += 1
  return { text: text.slice(start, end), end }
}

/** Undefined where the quote is not closed before the end of a cell. */
function readQuoted(text: string, start: number): { text: string; end: number } | undefined {
  for (let at = text.indexOf('"', start + 1); at !== -1; at = text.indexOf('"', at + 1)) {
    const after = text[at + 1]
    if (after === '"') at += 1
    else if (after === undefined || /[\t\r\n]/u.test(after))
      return {
        text: text
          .slice(start + 1, at)
          .replaceAll('""', '"')
          .replaceAll('\r\n', '\n'),
        end: at + 1,
      }
    else return undefined
  }
  return undefined
}

function quoted(text: string): string {
  return /[\t\r\n]|^"/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
