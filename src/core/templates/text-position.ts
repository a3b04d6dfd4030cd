/** A stretch of a text as editors count: lines and columns from 1, in UTF-16 code units, the end not included. */
export interface TextRange {
  line: number
  column: number
  endLine: number
  endColumn: number
}

/** Turns offsets into lines and columns, for many offsets of one text. `\r\n`, `\n` and `\r` end a line. */
export function linesOf(text: string): { rangeOf(start: number, end: number): TextRange } {
  const starts = [0]
  for (const match of text.matchAll(/\r\n|\n|\r/gu)) starts.push(match.index + match[0].length)

  function lineAt(offset: number): number {
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if ((starts[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    return low
  }

  return {
    rangeOf(start, end) {
      const line = lineAt(start)
      const endLine = lineAt(end)
      return {
        line: line + 1,
        column: start - (starts[line] ?? 0) + 1,
        endLine: endLine + 1,
        endColumn: end - (starts[endLine] ?? 0) + 1,
      }
    },
  }
}
