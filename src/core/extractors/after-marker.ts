import type { Extraction, ExtractorOf } from './extractor.ts'

/**
 * What follows the last occurrence of the marker, trimmed: the rest of its line (or the next line with text when the
 * marker stands alone), or everything to the end with `until: 'end'`. Bold type round the marker, as in
 * `**Answer:** 42`, is not part of the answer. Not found when there is no marker or nothing follows it.
 */
export function extractAfterMarker(output: string, extractor: ExtractorOf<'after-marker'>): Extraction {
  const { marker, ignoreCase = false, until = 'line' } = extractor
  const start = ignoreCase ? lastIndexIgnoringCase(output, marker) : output.lastIndexOf(marker)
  if (start === -1) return { answer: null, reason: `the output has no "${marker}"` }
  const rest = withoutClosingBold(output, start, start + marker.length).trim()
  if (rest === '') return { answer: null, reason: `nothing follows "${marker}"` }
  return { answer: until === 'end' ? rest : (rest.split(/\r?\n|\r/u, 1)[0] ?? '').trim() }
}

function withoutClosingBold(output: string, start: number, end: number): string {
  const before = output.slice(Math.max(0, start - 2), start)
  const isBold = (before === '**' || before === '__') && output.startsWith(before, end)
  return output.slice(isBold ? end + 2 : end)
}

/** Compares in place: folding the whole output first could change its length and so every index. */
function lastIndexIgnoringCase(text: string, marker: string): number {
  const wanted = marker.toLowerCase()
  for (let index = text.length - marker.length; index >= 0; index -= 1) {
    if (text.slice(index, index + marker.length).toLowerCase() === wanted) return index
  }
  return -1
}
