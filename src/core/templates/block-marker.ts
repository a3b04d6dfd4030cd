import { isBlockKind, type Block, type BlockKind } from './block.ts'

/** A longer line is no marker, so that no line is searched at length. */
const maximumMarkerLength = 300

/** A line's text and the line break at its end ('' for the last one). */
interface SourceLine {
  text: string
  lineBreak: string
}

/** The lines of a text; joined, each with its line break, they are the text. `\r\n`, `\n` and `\r` end a line. */
export function sourceLines(source: string): SourceLine[] {
  const lines: SourceLine[] = []
  let start = 0
  for (const match of source.matchAll(/\r\n|\n|\r/gu)) {
    lines.push({ text: source.slice(start, match.index), lineBreak: match[0] })
    start = match.index + match[0].length
  }
  if (start < source.length) lines.push({ text: source.slice(start), lineBreak: '' })
  return lines
}

/** The kind and name that a line gives as a marker of a block, or undefined for any other line. */
export function readBlockMarker(line: string): { kind: BlockKind; name?: string } | undefined {
  if (line.length > maximumMarkerLength || !line.includes('{#')) return undefined
  const comment = line.trim()
  if (!comment.startsWith('{#') || !comment.endsWith('#}') || comment.length < 4) return undefined
  const inside = comment.slice(2, -2).trim()
  if (!inside.startsWith('@') || inside.includes('#}')) return undefined
  const colon = inside.indexOf(':')
  const kind = inside.slice(1, colon === -1 ? undefined : colon).trimEnd()
  const name = colon === -1 ? '' : inside.slice(colon + 1).trim()
  if (!isBlockKind(kind)) return undefined
  return name === '' ? { kind } : { kind, name }
}

/** The line that marks a block, without a line break; '' for a block without a kind. */
export function blockMarker({ kind, name }: Pick<Block, 'kind' | 'name'>): string {
  if (kind === null) return ''
  return name === undefined || name === '' ? `{# @${kind} #}` : `{# @${kind}: ${name} #}`
}
