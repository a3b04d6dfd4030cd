/** An expression of a template: where a row's value goes. */
export interface Slot {
  /** Offsets of `{{` and behind `}}`. */
  start: number
  end: number
  /** The name that it begins with; undefined for a literal or a call. */
  name: string | undefined
}

/** Stands for each character of an expression in prose; in no text that a person writes. */
export const slotFiller = '\uFFFC'

const closings: Readonly<Record<string, string>> = { '{{': '}}', '{%': '%}', '{#': '#}' }

/** Longer expressions are read no further for the name that they begin with. */
const longestName = 200

/** The prose of a template and its expressions, see LintMessage. */
export function toSlots(source: string): { prose: string; slots: Slot[] } {
  const slots: Slot[] = []
  const pieces: string[] = []
  const opening = /\{[{%#]/gu
  let at = 0
  for (let open = opening.exec(source); open !== null; open = opening.exec(source)) {
    const start = open.index
    const close = source.indexOf(closings[open[0]] ?? '', start + 2)
    // What is never closed is text, and so is all that follows.
    if (close < 0) break
    const end = close + 2
    pieces.push(source.slice(at, start))
    if (open[0] === '{{') {
      slots.push({ start, end, name: nameIn(source.slice(start + 2, Math.min(close, start + longestName))) })
      pieces.push(slotFiller.repeat(end - start))
    } else {
      pieces.push(source.slice(start, end).replace(/[^\n\r]/gu, (character) => ' '.repeat(character.length)))
    }
    at = end
    opening.lastIndex = end
  }
  pieces.push(source.slice(at))
  return { prose: pieces.join(''), slots }
}

function nameIn(expression: string): string | undefined {
  return /^[-+]?\s*([A-Za-z_]\w*)(?!\w*\s*\()/u.exec(expression)?.[1]
}
