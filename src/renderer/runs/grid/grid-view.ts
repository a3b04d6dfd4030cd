import type { GridFilter, GridQueryInput, GridSort } from '../../../contract/run-grid.ts'

/** What a person has chosen to see of a run's rows. */
export interface GridView {
  filter: GridFilter
  pair: { a: number; b: number }
  range: { variant: number; least: number; most: number } | null
  tag: string | null
  search: string
  sort: GridSort | null
}

export const wholeGrid: GridView = {
  filter: 'all',
  pair: { a: 0, b: 1 },
  range: null,
  tag: null,
  search: '',
  sort: null,
}

/** The query of a view on the rows that a metric judges; what makes no difference is left out, so that it is asked once. */
export function toGridQuery({ filter, pair, range, tag, search, sort }: GridView, metric: number): GridQueryInput {
  const ofPair = filter === 'a-better' || filter === 'b-better' || sort?.by === 'difference'
  const ofScores = ofPair || filter === 'disagree' || filter === 'unscored' || range !== null || sort?.by === 'score'
  const words = search.trim()
  return {
    filter,
    ...(ofScores && metric > 0 ? { metric } : {}),
    ...(ofPair ? { pair } : {}),
    ...(range ? { range } : {}),
    ...(tag === null ? {} : { tag }),
    ...(words === '' ? {} : { search: words }),
    ...(sort === null ? {} : { sort }),
  }
}

/** Whether a view leaves rows out. */
export function isNarrowed({ filter, range, tag, search }: GridView): boolean {
  return filter !== 'all' || range !== null || tag !== null || search.trim() !== ''
}

/** What a click on a head sorts by next: the figure downwards, then upwards, then no more. */
export function nextSort(current: GridSort | null, by: GridSort['by'], variant: number): GridSort | null {
  const isSame = current?.by === by && (current.variant === variant || by === 'difference' || by === 'row')
  if (!isSame) return { by, variant, isDescending: by !== 'row' }
  const began = by !== 'row'
  return current.isDescending === began ? { by, variant, isDescending: !began } : null
}
