const numberWidth = 56

/** How wide the columns of a table of rows are. */
export interface ColumnTemplate {
  /** CSS grid columns: the number of the row, then each column as wide as its texts in a sample ask for. */
  columns: string
  /** The least width of the table, in pixels; below it the table scrolls sideways. */
  minWidth: number
}

/** Widths for columns of a name and the texts of some of their cells. */
export function columnTemplate(columns: readonly { name: string; texts: readonly string[] }[]): ColumnTemplate {
  const weights = columns.map(({ name, texts }) => weight(name, texts))
  return {
    columns: [`${numberWidth}px`, ...weights.map((share) => `minmax(${leastWidth(share)}px, ${share}fr)`)].join(' '),
    minWidth: weights.reduce((sum, share) => sum + leastWidth(share), numberWidth),
  }
}

/** Between 7 and 48 characters' worth of the room; the head has a type and a mark beside the name. */
function weight(name: string, texts: readonly string[]): number {
  const longest = Math.max(name.length + 4, ...texts.map((text) => text.length))
  return Math.max(7, Math.min(48, longest))
}

function leastWidth(share: number): number {
  return Math.min(240, 40 + share * 6)
}
