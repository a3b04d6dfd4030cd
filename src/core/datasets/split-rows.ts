import { AssayError } from '../errors.ts'
import { createRandom } from '../statistics/random.ts'

/** One part of a dataset and its share of the rows, from 0 to 1. */
export interface SplitPart {
  name: string
  share: number
}

export interface SplitRowsOptions {
  parts: readonly SplitPart[]
  seed: number
  /** The label of a row, by its position: every part gets its share of each label. */
  labelOf?: ((position: number) => string) | undefined
  /** What a row belongs to, by its position: rows of one group go to one part. */
  groupOf?: ((position: number) => string) | undefined
}

interface Group {
  rows: number[]
  /** How many of its rows have each label. */
  labels: Map<string, number>
}

/**
 * Deals rows out to the parts of a split: the name of a part for each position, undefined for the rows that shares of
 * less than one in all leave over. The same seed deals the same way. Without groups a part's size is within one row of
 * its share, and with labels so is its count of each label. With groups, the largest are dealt first, each to the part
 * that then is nearest to its share of every label. Throws `bad-input` for shares that make no split.
 */
export function splitRows(rowCount: number, options: SplitRowsOptions): (string | undefined)[] {
  checkParts(options.parts)
  const left = 1 - options.parts.reduce((sum, { share }) => sum + share, 0)
  const parts: { name: string | undefined; share: number }[] = [...options.parts]
  if (left > 1e-9) parts.push({ name: undefined, share: left })
  const dealt =
    options.groupOf === undefined
      ? dealRows(
          rowCount,
          parts.map(({ share }) => share),
          options,
        )
      : dealGroups(
          rowCount,
          parts.map(({ share }) => share),
          { ...options, groupOf: options.groupOf },
        )
  return dealt.map((part) => parts[part]?.name)
}

function dealRows(rowCount: number, shares: readonly number[], { seed, labelOf }: SplitRowsOptions): number[] {
  const random = createRandom(seed)
  const byLabel = Map.groupBy(random.shuffle(Array.from({ length: rowCount }, (_, row) => row)), labelOf ?? (() => ''))
  const dealt = new Array<number>(rowCount).fill(0)
  // What each part is still owed of the labels dealt so far: rounding of one label is made good by the next.
  const owed = shares.map(() => 0)
  for (const label of [...byLabel.keys()].sort()) {
    const rows = byLabel.get(label) ?? []
    const counts = shares.map((share) => Math.floor(share * rows.length + 1e-9))
    for (const [part, share] of shares.entries())
      owed[part] = (owed[part] ?? 0) + share * rows.length - (counts[part] ?? 0)
    for (let over = rows.length - counts.reduce((sum, count) => sum + count, 0); over > 0; over -= 1) {
      const most = indexOfLargest(owed)
      counts[most] = (counts[most] ?? 0) + 1
      owed[most] = (owed[most] ?? 0) - 1
    }
    let next = 0
    for (const [part, count] of counts.entries()) for (const row of rows.slice(next, (next += count))) dealt[row] = part
  }
  return dealt
}

function dealGroups(
  rowCount: number,
  shares: readonly number[],
  { seed, labelOf = () => '', groupOf }: SplitRowsOptions & { groupOf: (position: number) => string },
): number[] {
  const groups = new Map<string, Group>()
  const totals = new Map<string, number>()
  for (let row = 0; row < rowCount; row += 1) {
    const label = labelOf(row)
    const name = groupOf(row)
    const group = groups.get(name) ?? { rows: [], labels: new Map<string, number>() }
    groups.set(name, group)
    group.rows.push(row)
    group.labels.set(label, (group.labels.get(label) ?? 0) + 1)
    totals.set(label, (totals.get(label) ?? 0) + 1)
  }
  const held = shares.map(() => new Map<string, number>())
  const dealt = new Array<number>(rowCount).fill(0)
  // Sorting keeps the shuffled order among groups of a size.
  const inTurn = createRandom(seed)
    .shuffle([...groups.values()])
    .sort((a, b) => b.rows.length - a.rows.length)
  for (const { rows, labels } of inTurn) {
    const gains = shares.map((share, part) => {
      // How much nearer the part comes to its share, summed over the labels of the group.
      let gain = 0
      for (const [label, count] of labels) {
        const missing = share * (totals.get(label) ?? 0) - (held[part]?.get(label) ?? 0)
        gain += missing ** 2 - (missing - count) ** 2
      }
      return share > 0 ? gain : -Infinity
    })
    const part = indexOfLargest(gains)
    for (const [label, count] of labels) held[part]?.set(label, (held[part].get(label) ?? 0) + count)
    for (const row of rows) dealt[row] = part
  }
  return dealt
}

function indexOfLargest(values: readonly number[]): number {
  let best = 0
  for (const [index, value] of values.entries()) if (value > (values[best] ?? -Infinity) + 1e-9) best = index
  return best
}

function checkParts(parts: readonly SplitPart[]): void {
  const refused = (what: string, mend: string) => new AssayError('bad-input', { what, mend })
  if (parts.length === 0) throw refused('There is no part to split into', 'name one, such as train with 0.8')
  for (const { name, share } of parts) {
    if (name.trim() === '') throw refused('A part of the split has no name', 'call it train or test')
    if (!(share >= 0 && share <= 1))
      throw refused(`The share of "${name}" is ${share}`, 'write a number from 0 to 1, such as 0.8')
  }
  if (new Set(parts.map(({ name }) => name)).size < parts.length)
    throw refused('Two parts of the split have one name', 'give each its own')
  const sum = parts.reduce((total, { share }) => total + share, 0)
  if (sum === 0) throw refused('Every share of the split is 0', 'give a part some rows')
  if (sum > 1 + 1e-9)
    throw refused(`The shares add up to ${Number(sum.toFixed(4))}`, 'make them 1 in all, or less to leave rows over')
}
