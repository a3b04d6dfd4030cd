/** Rows that follow each other: old ones from a position on, or one new row, whose id is below 0. */
export interface RowSpan {
  from: number
  count: number
}

/** The order of rows, as few spans however many rows there are. */
export type RowSpans = readonly RowSpan[]

export function countRows(spans: RowSpans): number {
  return spans.reduce((sum, { count }) => sum + count, 0)
}

/** The id of the row at an index: its old position, or below 0 for a new row. Undefined beyond the end. */
export function rowIdAt(spans: RowSpans, index: number): number | undefined {
  let left = index
  for (const { from, count } of spans) {
    if (left < count) return left < 0 ? undefined : from + left
    left -= count
  }
  return undefined
}

/** The spans with new rows before `index`; at the end where it is beyond it. */
export function insertRowIds(spans: RowSpans, index: number, ids: readonly number[]): RowSpan[] {
  const added = ids.map((id) => ({ from: id, count: 1 }))
  return joined([...taken(spans, 0, index), ...added, ...taken(spans, index, Infinity)])
}

/** The spans without the rows from index `first` to `last`, both included. */
export function removeRowIndexes(spans: RowSpans, first: number, last: number): RowSpan[] {
  return joined([...taken(spans, 0, first), ...taken(spans, last + 1, Infinity)])
}

/** The spans without one row, found by its id. */
export function removeRowId(spans: RowSpans, id: number): RowSpan[] {
  let start = 0
  for (const { from, count } of spans) {
    if (id >= from && id < from + count) return removeRowIndexes(spans, start + id - from, start + id - from)
    start += count
  }
  return [...spans]
}

export function hasRowId(spans: RowSpans, id: number): boolean {
  return spans.some(({ from, count }) => id >= from && id < from + count)
}

/** The part of the spans from index `start` up to `end`, without it. */
function taken(spans: RowSpans, start: number, end: number): RowSpan[] {
  const parts: RowSpan[] = []
  let at = 0
  for (const { from, count } of spans) {
    const first = Math.max(start, at)
    const last = Math.min(end, at + count)
    if (last > first) parts.push({ from: from + first - at, count: last - first })
    at += count
  }
  return parts
}

function joined(spans: RowSpans): RowSpan[] {
  const result: RowSpan[] = []
  for (const span of spans) {
    const before = result.at(-1)
    if (before && before.from >= 0 && span.from === before.from + before.count)
      result[result.length - 1] = { from: before.from, count: before.count + span.count }
    else result.push(span)
  }
  return result
}
