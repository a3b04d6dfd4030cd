/** A value of a row as text: a text as it is, anything else as JSON. */
export function cellText(value: unknown): string {
  if (value === undefined || value === null) return ''
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** More than a line of the widest window holds. */
const shownCharacters = 400

/** The beginning of a cell's text for a line of a table: laying out a text of thousands of characters takes too long. */
export function cellPreview(value: unknown): string {
  const text = cellText(value)
  // No half of a character that is written as two units.
  return text.length > shownCharacters ? `${text.slice(0, shownCharacters).replace(/[\uD800-\uDBFF]$/, '')}…` : text
}

/** Reads an edited cell back: what was a text stays one, what was something else must be JSON. */
export function parseCell(text: string, before: unknown): { value: unknown } | { problem: string } {
  if (typeof before === 'string' || before === undefined || before === null) return { value: text }
  try {
    return { value: JSON.parse(text) }
  } catch {
    return {
      problem: 'This is not JSON: the value before was not a text, so write numbers, lists and objects as JSON.',
    }
  }
}
