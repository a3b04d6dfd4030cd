import { readBlockMarker, sourceLines } from './block-marker.ts'

/** A message's text without the lines that mark its blocks, as a model is to see it. */
export function stripBlockMarkers(content: string): string {
  return content.includes('{#') ? withoutMarkers(content).text : content
}

/**
 * As stripBlockMarkers, with the way back: `sourceLine` gives the line (from 1) of the original for one of the
 * stripped text.
 */
export function withoutMarkers(content: string): { text: string; sourceLine(line: number): number } {
  const lines = sourceLines(content).map((line, index) => ({ ...line, number: index + 1 }))
  const kept = lines.filter(({ text }) => readBlockMarker(text) === undefined)
  return {
    text: kept.map(({ text, lineBreak }) => text + lineBreak).join(''),
    // The place after the last line break is a line too.
    sourceLine: (line) => kept[line - 1]?.number ?? lines.length + line - kept.length,
  }
}
