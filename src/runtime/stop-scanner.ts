/** Finds the first of some texts in a text that arrives in pieces, and lets through what cannot belong to one. */
export interface StopScanner {
  /** Takes a piece; gives what may be shown by now. After `stopped`, nothing more may be pushed. */
  push(piece: string): { text: string; stopped: boolean }
  /** What was held back, when the text ended without a stop. */
  end(): string
}

/** A scanner for `stops`, none of which may be empty; a stop text, and what follows it, is never let through. */
export function createStopScanner(stops: readonly string[]): StopScanner {
  let held = ''

  return {
    push(piece) {
      const text = held + piece
      const at = firstStop(text, stops)
      if (at >= 0) {
        held = ''
        return { text: text.slice(0, at), stopped: true }
      }
      const safe = text.length - longestPartialStop(text, stops)
      held = text.slice(safe)
      return { text: text.slice(0, safe), stopped: false }
    },
    end() {
      const rest = held
      held = ''
      return rest
    },
  }
}

function firstStop(text: string, stops: readonly string[]): number {
  const found = stops.map((stop) => text.indexOf(stop)).filter((at) => at >= 0)
  return found.length === 0 ? -1 : Math.min(...found)
}

/** The length of the longest end of `text` that begins a stop. */
function longestPartialStop(text: string, stops: readonly string[]): number {
  let longest = 0
  for (const stop of stops) {
    for (let length = Math.min(stop.length - 1, text.length); length > longest; length -= 1) {
      if (text.endsWith(stop.slice(0, length))) longest = length
    }
  }
  return longest
}
