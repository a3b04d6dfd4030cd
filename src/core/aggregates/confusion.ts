import { AssayError } from '../errors.ts'
import { normaliseText } from '../text/normalise-text.ts'
import type { AggregateSample, RowCounts } from './aggregate.ts'

/** More classes than this make a table that nobody can read, and time that grows with its square. */
const mostLabels = 200

export interface LabelRules {
  ignoreCase: boolean
  trim: boolean
}

/** Samples counted in a table of expected labels (rows) by answers (columns), row after row in one list. */
export interface ConfusionTable {
  /** Sorted by code point, as scikit-learn sorts them. */
  labels: readonly string[]
  rows: readonly RowCounts[]
  size: number
}

/**
 * Counts samples by expected and given label. A sample with several right labels counts as expecting the one it gave, or
 * else the first. Throws `bad-input` for more than 200 labels.
 */
export function tabulateLabels(samples: readonly AggregateSample[], rules: LabelRules): ConfusionTable {
  const clean = (text: string) => normaliseText(text, { ...rules, ignorePunctuation: false, collapseSpaces: false })
  const pairs = samples.map(({ answer, references }) => {
    const given = clean(answer)
    const right = references.map(clean)
    return { given, expected: right.includes(given) ? given : (right[0] ?? '') }
  })
  const labels = [...new Set(pairs.flatMap(({ given, expected }) => [given, expected]))].sort((a, b) =>
    a < b ? -1 : 1,
  )
  if (labels.length > mostLabels) {
    throw new AssayError('bad-input', {
      what: `There are ${labels.length} different labels, and at most ${mostLabels} are counted`,
      mend: 'let the extractor take the label out of the answer',
    })
  }
  const at = new Map(labels.map((label, index) => [label, index]))
  const rows = pairs.map(({ given, expected }) => ({
    indices: [(at.get(expected) ?? 0) * labels.length + (at.get(given) ?? 0)],
    values: [1],
  }))
  return { labels, rows, size: labels.length ** 2 }
}

/** Counts of one label. */
export interface LabelCounts {
  /** Right: expected and given. */
  hits: number
  given: number
  expected: number
}

/** The counts of every label, from a table's sums. */
export function countLabels(sums: Float64Array, labels: number): LabelCounts[] {
  const counts = Array.from({ length: labels }, () => ({ hits: 0, given: 0, expected: 0 }))
  for (const [row, one] of counts.entries()) {
    for (const [column, other] of counts.entries()) {
      const count = sums[row * labels + column] ?? 0
      one.expected += count
      other.given += count
      if (row === column) one.hits = count
    }
  }
  return counts
}

/** The table as rows of numbers. */
export function toMatrix(sums: Float64Array, labels: number): number[][] {
  return Array.from({ length: labels }, (_, row) => [...sums.subarray(row * labels, (row + 1) * labels)])
}
