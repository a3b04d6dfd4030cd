import type { Reproduction } from '../../contract/experiments.ts'
import type { Fingerprint } from '../../core/backend.ts'

/** What of an answer decides whether it is the same again. */
export interface ComparedGeneration {
  text: string
  fingerprint: Fingerprint
}

/** Characters shown before a difference, and of each text from it on: about five tokens. */
const shownCharacters = 24

/** What came out of the answer rather than went into it; it changes with the text. */
const outcomes: ReadonlySet<string> = new Set(['matchesSchema'])

type Comparison = Pick<Reproduction, 'difference' | 'changes'> & { outcome: Exclude<Reproduction['outcome'], 'failed'> }

/** Says whether an answer came out the same, where it first differs, and what was different about how it was made. */
export function compareGenerations(was: ComparedGeneration, now: ComparedGeneration): Comparison {
  const difference = firstDifference(was.text, now.text)
  const changes = changedFields(was.fingerprint, now.fingerprint)
  const outcome = difference !== null ? 'different' : changes.length > 0 ? 'same-text' : 'identical'
  return { outcome, difference, changes }
}

/** The offset counts UTF-16 code units and never falls into the middle of a character. */
function firstDifference(was: string, now: string): Comparison['difference'] {
  if (was === now) return null
  let offset = 0
  while (offset < was.length && was[offset] === now[offset]) offset += 1
  if (isLowSurrogate(was, offset) || isLowSurrogate(now, offset)) offset -= 1
  const shown = (text: string) => text.slice(offset, offset + shownCharacters).toWellFormed()
  const before = was.slice(Math.max(offset - shownCharacters, 0), offset).toWellFormed()
  return { offset, before, was: shown(was), now: shown(now) }
}

function isLowSurrogate(text: string, at: number): boolean {
  const code = at > 0 ? text.charCodeAt(at) : 0
  return code >= 0xdc00 && code <= 0xdfff
}

/** Fields whose value is another; one that only one of the two has is left out on the other side. */
function changedFields(was: Fingerprint, now: Fingerprint): Comparison['changes'] {
  return [...new Set([...Object.keys(was), ...Object.keys(now)])]
    .filter((field) => !outcomes.has(field) && was[field] !== now[field])
    .map((field) => ({
      field,
      ...(was[field] === undefined ? {} : { was: was[field] }),
      ...(now[field] === undefined ? {} : { now: now[field] }),
    }))
}
