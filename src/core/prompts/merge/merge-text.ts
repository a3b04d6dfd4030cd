import { matchSequences } from '../../text/match-sequences.ts'
import { splitLines } from '../diff/diff-words.ts'

/** A text merged from two, with each side's words where they conflict; both are the same when they do not. */
export interface MergedText {
  isClean: boolean
  withOurs: string
  withTheirs: string
}

/**
 * Three-way merge of a text (diff3: Khanna, Kunal and Pierce, "A formal investigation of diff3", 2007) by lines, and
 * by words inside lines that both sides changed. What both changed alike is taken once.
 */
export function mergeText(base: string, ours: string, theirs: string): MergedText {
  return mergeBy([splitLines, splitPhrases], base, ours, theirs)
}

type Split = (text: string) => string[]

/** Words and signs, each with the blanks after it: a blank alone is nothing to hold on to. */
function splitPhrases(text: string): string[] {
  return text.match(/[\p{L}\p{N}_]+\s*|[^\p{L}\p{N}_\s]\s*|\s+/gu) ?? []
}

function mergeBy(splits: readonly Split[], base: string, ours: string, theirs: string): MergedText {
  const clean = (text: string): MergedText => ({ isClean: true, withOurs: text, withTheirs: text })
  if (ours === theirs || theirs === base) return clean(ours)
  if (ours === base) return clean(theirs)
  const [split, ...finer] = splits
  // Where nothing was there before, nothing says which of two new texts goes first.
  if (!split || base === '') return { isClean: false, withOurs: ours, withTheirs: theirs }
  const merged: MergedText = { isClean: true, withOurs: '', withTheirs: '' }
  for (const chunk of chunks(split(base), split(ours), split(theirs))) {
    const part = mergeBy(finer, chunk.base, chunk.ours, chunk.theirs)
    merged.isClean &&= part.isClean
    merged.withOurs += part.withOurs
    merged.withTheirs += part.withTheirs
  }
  return merged
}

interface Chunk {
  base: string
  ours: string
  theirs: string
}

/** The three texts cut where a token of the base stands in all of them. */
function chunks(base: readonly string[], ours: readonly string[], theirs: readonly string[]): Chunk[] {
  const inOurs = new Map(matchSequences(base, ours))
  const inTheirs = new Map(matchSequences(base, theirs))
  const found: Chunk[] = []
  let [b, o, t] = [0, 0, 0]
  const cut = (toB: number, toO: number, toT: number) => {
    const chunk = {
      base: base.slice(b, toB).join(''),
      ours: ours.slice(o, toO).join(''),
      theirs: theirs.slice(t, toT).join(''),
    }
    if (chunk.base + chunk.ours + chunk.theirs !== '') found.push(chunk)
    ;[b, o, t] = [toB, toO, toT]
  }
  for (const index of base.keys()) {
    const [atO, atT] = [inOurs.get(index), inTheirs.get(index)]
    if (atO === undefined || atT === undefined) continue
    cut(index, atO, atT)
    cut(index + 1, atO + 1, atT + 1)
  }
  cut(base.length, ours.length, theirs.length)
  return found
}
