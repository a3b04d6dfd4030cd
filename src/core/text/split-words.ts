/**
 * The runs of non-blank characters of a text, as Python's `str.split()` finds them. JavaScript's own blanks differ:
 * they count U+FEFF and leave out U+001C to U+001F and U+0085.
 */
export function splitWords(text: string): string[] {
  return text.split(blanks).filter((word) => word !== '')
}

/** A text without blanks at its end, as Python's `str.rstrip()` leaves it. */
export function trimEnd(text: string): string {
  let end = text.length
  while (end > 0 && isBlank.test(text[end - 1] ?? '')) end -= 1
  return text.slice(0, end)
}

const blank = String.raw`[\t-\r\x1C-\x20\x85\xA0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000]`
const blanks = new RegExp(`${blank}+`, 'u')
const isBlank = new RegExp(blank, 'u')
