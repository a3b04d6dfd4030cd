import type { PromptPart } from './chat-template.ts'

/** A token with a meaning of its own, such as the end of a turn. */
export interface Marker {
  token: number
  /** How it is written in a template. */
  text: string
  /** The token swallows the white space before it, or after it. */
  stripsLeft: boolean
  stripsRight: boolean
}

/** What a model's tokenizer can do, as far as making a prompt needs it. */
export interface Vocabulary {
  /** With `withMarkers`, markers written out in the text become their tokens. */
  tokenize(text: string, withMarkers: boolean): number[]
  /** The marker that a token is; undefined for ordinary tokens. */
  markerOf(token: number): Marker | undefined
  /** Written-out markers that the tokenizer reads even without `withMarkers`, as some files declare them so. */
  isAlwaysRead(token: number): boolean
  textOf(token: number): string
  /** The token that every prompt begins with, if the model wants one. */
  leadingToken: number | undefined
}

/** Text in which no marker may be read, and where in it are the contents. */
interface Run {
  text: string
  contents: { start: number; end: number }[]
}

/**
 * The tokens of a rendered prompt, in which only the template can have written markers: `<|im_end|>` in a message stays
 * the text that it is. Ordinary text is tokenised from marker to marker, across the borders of messages, so that where
 * no message holds a marker the tokens are exactly those of the whole text tokenised at once.
 */
export function toPromptTokens(parts: readonly PromptPart[], vocabulary: Vocabulary): number[] {
  const tokens: number[] = []
  const guarded = new Set<string>()
  let run: Run = { text: '', contents: [] }
  let last: Marker | undefined

  function flush(next: Marker | undefined): void {
    tokens.push(...tokenizeRun(strip(run, last?.stripsRight ?? false, next?.stripsLeft ?? false), guarded, vocabulary))
    run = { text: '', contents: [] }
    if (next !== undefined) tokens.push(next.token)
    last = next
  }

  for (const { kind, text } of parts) {
    if (kind === 'template') collectAlwaysRead(text, vocabulary, guarded)
  }
  for (const { kind, text } of parts) {
    if (kind === 'content') {
      run.contents.push({ start: run.text.length, end: run.text.length + text.length })
      run.text += text
      continue
    }
    let at = 0
    for (const marker of markersIn(text, vocabulary)) {
      const start = text.indexOf(marker.text, at)
      if (start < 0) continue
      run.text += text.slice(at, start)
      flush(marker)
      at = start + marker.text.length
    }
    run.text += text.slice(at)
  }
  flush(undefined)

  const { leadingToken } = vocabulary
  return leadingToken === undefined || tokens[0] === leadingToken ? tokens : [leadingToken, ...tokens]
}

function markersIn(text: string, vocabulary: Vocabulary): Marker[] {
  return vocabulary.tokenize(text, true).flatMap((token) => vocabulary.markerOf(token) ?? [])
}

/** Adds the markers of a template that the tokenizer reads anywhere; single characters and white space are no markers. */
function collectAlwaysRead(text: string, vocabulary: Vocabulary, found: Set<string>): void {
  for (const token of vocabulary.tokenize(text, true)) {
    if (!vocabulary.isAlwaysRead(token)) continue
    const written = vocabulary.textOf(token).trim()
    if (written.length > 2) found.add(written)
  }
}

function strip({ text, contents }: Run, left: boolean, right: boolean): Run {
  const withoutLeft = left ? text.trimStart() : text
  const removed = text.length - withoutLeft.length
  const moved = contents.map(({ start, end }) => ({ start: start - removed, end: end - removed }))
  return { text: right ? withoutLeft.trimEnd() : withoutLeft, contents: moved }
}

/** Tokens of text without markers. Guarded markers inside contents are cut in two, which no tokenizer joins again. */
function tokenizeRun({ text, contents }: Run, guarded: ReadonlySet<string>, vocabulary: Vocabulary): number[] {
  const cuts = [...guarded].flatMap((marker) =>
    occurrences(text, marker)
      .filter((at) => contents.some(({ start, end }) => at < end && at + marker.length > start))
      .map((at) => at + Math.floor(marker.length / 2)),
  )
  const edges = [0, ...[...new Set(cuts)].sort((a, b) => a - b), text.length]
  return edges.slice(1).flatMap((end, index) => {
    const piece = text.slice(edges[index], end)
    return piece === '' ? [] : vocabulary.tokenize(piece, false)
  })
}

function occurrences(text: string, part: string): number[] {
  const found: number[] = []
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) found.push(at)
  return found
}
