import { matchSequences } from '../../text/match-sequences.ts'

/** A stretch of a comparison of two texts. What is the same stands in both. */
export interface TextChange {
  kind: 'same' | 'added' | 'removed'
  text: string
}

/**
 * What differs between two texts, word by word inside the lines that differ: the stretches without the added ones are
 * `before`, without the removed ones `after`. Of two differing stretches the removed one comes first.
 */
export function diffWords(before: string, after: string): TextChange[] {
  const changes = diffTokens(splitLines(before), splitLines(after))
  const joined: TextChange[] = []
  for (let index = 0; index < changes.length; index += 1) {
    const change = changes[index] as TextChange
    const next = changes[index + 1]
    if (change.kind === 'removed' && next?.kind === 'added') {
      for (const inner of diffTokens(splitTokens(change.text), splitTokens(next.text))) append(joined, inner)
      index += 1
    } else append(joined, change)
  }
  return joined
}

/** Lines with their ends, so that together they are the text. */
export function splitLines(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+/gu) ?? []
}

/** Words, blanks and single signs, so that together they are the text. */
function splitTokens(text: string): string[] {
  return text.match(/[\p{L}\p{N}_]+|\s+|[^\p{L}\p{N}_\s]/gu) ?? []
}

function diffTokens(before: readonly string[], after: readonly string[]): TextChange[] {
  const changes: TextChange[] = []
  let [i, j] = [0, 0]
  for (const [nextI, nextJ] of [...matchSequences(before, after), [before.length, after.length] as const]) {
    if (nextI > i) append(changes, { kind: 'removed', text: before.slice(i, nextI).join('') })
    if (nextJ > j) append(changes, { kind: 'added', text: after.slice(j, nextJ).join('') })
    if (nextI < before.length) append(changes, { kind: 'same', text: before[nextI] as string })
    i = nextI + 1
    j = nextJ + 1
  }
  return changes
}

function append(changes: TextChange[], change: TextChange): void {
  const last = changes.at(-1)
  if (last?.kind === change.kind) last.text += change.text
  else changes.push({ ...change })
}
