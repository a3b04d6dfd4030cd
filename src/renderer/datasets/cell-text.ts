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
