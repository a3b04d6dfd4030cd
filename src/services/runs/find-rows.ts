import type { GridQuery } from '../../contract/run-grid.ts'
import { searchTerms } from '../../core/text/search-terms.ts'
import type { GridStore, SortKey } from '../../storage/grid-store.ts'

/** What is known of the run whose rows are asked for. */
export interface SearchedRun {
  runId: string
  rowCount: number
  datasetVersionId: string
  /** The part of the dataset that is run; null for all of it. */
  split: string | null
  /** Of the metric that the query names. */
  scale: 'pass-fail' | 'number'
}

/** Positions of the rows that a query lets through, in its order. */
export function findRows(store: GridStore, run: SearchedRun, query: GridQuery): Int32Array {
  const base = run.split === null ? null : store.listSplit(run.datasetVersionId, run.split).slice(0, run.rowCount)
  /** Positions lie below it. */
  const size = base === null ? run.rowCount : (base.at(-1) ?? -1) + 1
  const chosen = narrow(size, [...(base === null ? [] : [base]), ...narrowings(store, run, query, size)])
  const { sort } = query
  if (sort === undefined) return chosen
  if (sort.by === 'row') return sort.isDescending ? chosen.toReversed() : chosen
  return order(chosen, size, sortKeys(store, run, query), sort.isDescending)
}

function narrowings(store: GridStore, run: SearchedRun, query: GridQuery, size: number): Iterable<number>[] {
  const { filter, metric, range, search, tag } = query
  const { runId } = run
  return [
    ...(filter === 'all' ? [] : [filtered(store, run, query)]),
    ...(range === undefined ? [] : [store.listBetween({ runId, metric, ...range })]),
    ...(tag === undefined ? [] : [store.listTagged(run.datasetVersionId, tag)]),
    ...(search === undefined ? [] : searched(store, run, search, size)),
  ]
}

function filtered(store: GridStore, { runId, scale }: SearchedRun, query: GridQuery): number[] {
  const { filter, metric, pair } = query
  const better = scale === 'pass-fail' ? store.listRight : store.listHigher
  switch (filter) {
    case 'all':
      return []
    case 'disagree':
      return store.listDisagreeing({ runId, metric })
    case 'failed':
      return store.listFailing(runId)
    case 'unscored':
      return store.listUnscored({ runId, metric })
    case 'a-better':
      return better({ runId, metric, ...pair })
    case 'b-better':
      return better({ runId, metric, a: pair.b, b: pair.a })
  }
}

/** For each term the rows that have it somewhere: one narrowing a term, so that all of them have to be there. */
function searched(store: GridStore, run: SearchedRun, search: string, size: number): Iterable<number>[] {
  return searchTerms(search).map((term) => [
    ...store.searchRows(run.datasetVersionId, size, term),
    ...store.searchOutputs(run.runId, term),
  ])
}

/** Positions that are in all of the lists, ascending. */
function narrow(size: number, lists: readonly Iterable<number>[]): Int32Array {
  const seen = new Uint8Array(size)
  lists.forEach((list, index) => {
    for (const position of list) if (seen[position] === index) seen[position] = index + 1
  })
  const chosen = new Int32Array(size)
  let count = 0
  for (let position = 0; position < size; position += 1) {
    if (seen[position] === lists.length) {
      chosen[count] = position
      count += 1
    }
  }
  return chosen.slice(0, count)
}

function sortKeys(store: GridStore, { runId }: SearchedRun, { sort, metric, pair }: GridQuery): SortKey[] {
  const { by = 'row', variant = 0 } = sort ?? {}
  switch (by) {
    case 'row':
      return []
    case 'score':
      return store.listScores({ runId, metric, variant })
    case 'difference':
      return store.listDifferences({ runId, metric, ...pair })
    case 'latency':
    case 'cost':
    case 'length':
      return store.listMeasures(by, { runId, variant })
  }
}

/** Sorted by their keys, then by their place; those without a key last. */
function order(positions: Int32Array, size: number, keys: readonly SortKey[], isDescending: boolean): Int32Array {
  const keyOf = new Float64Array(size).fill(Infinity)
  for (const { position, key } of keys) if (key !== null) keyOf[position] = isDescending ? -key : key
  return positions.toSorted((left, right) => {
    const [a = 0, b = 0] = [keyOf[left], keyOf[right]]
    return a < b ? -1 : a > b ? 1 : left - right
  })
}
