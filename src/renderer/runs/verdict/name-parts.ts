/** A piece of a sentence; `variant` is set where the piece is a variant's name. */
export interface NamePart {
  text: string
  variant?: number
}

/**
 * Finds the names of two variants in a sentence, each where it first stands as words of its own, so that they can be
 * coloured. The pieces put together are the sentence, whatever the names are.
 */
export function nameParts(sentence: string, names: readonly { name: string; variant: number }[]): NamePart[] {
  const found = names
    .toSorted((a, b) => b.name.length - a.name.length)
    .reduce<{ start: number; end: number; variant: number }[]>((taken, { name, variant }) => {
      const start = findWhole(sentence, name.replace(/\s+/gu, ' ').trim(), taken)
      return start === undefined ? taken : [...taken, { ...start, variant }]
    }, [])
    .toSorted((a, b) => a.start - b.start)
  const parts: NamePart[] = []
  let at = 0
  for (const { start, end, variant } of found) {
    if (start > at) parts.push({ text: sentence.slice(at, start) })
    parts.push({ text: sentence.slice(start, end), variant })
    at = end
  }
  if (at < sentence.length) parts.push({ text: sentence.slice(at) })
  return parts
}

function findWhole(
  sentence: string,
  name: string,
  taken: readonly { start: number; end: number }[],
): { start: number; end: number } | undefined {
  if (name === '') return undefined
  for (let start = sentence.indexOf(name); start !== -1; start = sentence.indexOf(name, start + 1)) {
    const end = start + name.length
    const isWhole = !isWordBefore(sentence, start) && !isWordAfter(sentence, end)
    if (isWhole && taken.every((other) => end <= other.start || start >= other.end)) return { start, end }
  }
  return undefined
}

const isWordBefore = (text: string, index: number): boolean => /[\p{L}\p{N}]$/u.test(text.slice(0, index))
const isWordAfter = (text: string, index: number): boolean => /^[\p{L}\p{N}]/u.test(text.slice(index))
