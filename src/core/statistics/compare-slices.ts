import { compareFamily } from './compare-family.ts'
import { comparePaired, type PairedInput } from './compare.ts'
import type { Comparison } from './comparison.ts'

/** Beyond these the tags with the fewest rows are left out: a picture of hundreds of slices tells nothing. */
const mostSlices = 50

export interface SliceComparison {
  tag: string
  comparison: Comparison
}

/**
 * Compares two variants on the rows of each tag, by name, with Holm's adjustment over all slices: looking at many parts
 * of the data finds a difference in some of them by chance alone. Tags with a single row are left out, as are those beyond
 * the 50 with most rows. A row with several tags is in several slices.
 */
export function compareSlices(
  input: Omit<PairedInput, 'unpairedRows'>,
  tagsOf: (row: number) => readonly string[],
): SliceComparison[] {
  const rows = new Map<string, PairedInput['pairs'][number][]>()
  for (const pair of input.pairs) {
    for (const tag of tagsOf(pair.row)) {
      const known = rows.get(tag)
      if (known) known.push(pair)
      else rows.set(tag, [pair])
    }
  }
  const slices = [...rows]
    .filter(([, pairs]) => pairs.length > 1)
    .toSorted(([, left], [, right]) => right.length - left.length)
    .slice(0, mostSlices)
    .toSorted(([left], [right]) => (left < right ? -1 : 1))
  const compared = slices.map(([, pairs]) => comparePaired({ ...input, pairs, unpairedRows: 0 }))
  return compareFamily(compared).map((comparison, index) => ({ tag: slices[index]?.[0] ?? '', comparison }))
}
