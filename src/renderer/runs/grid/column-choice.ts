/** Figures of a cell beside its scores. */
export type CellMeasure = 'latency' | 'cost' | 'tokens'

/** Which columns a person wants to see in grids. */
export interface ColumnChoice {
  /** Names of variables; null for the first three. */
  variables: readonly string[] | null
  expected: boolean
  /** Indexes of metrics that get a column of their own a variant. */
  metrics: readonly number[]
  measures: readonly CellMeasure[]
  /** Whether the answers of B and later variants show what differs from A's. */
  differences: boolean
}

export const firstColumnChoice: ColumnChoice = {
  variables: null,
  expected: true,
  metrics: [],
  measures: [],
  differences: false,
}

export const measureTitles: Record<CellMeasure, string> = { latency: 'Latency', cost: 'Cost', tokens: 'Tokens' }

/** `list` with `item`, in the order of `all`, or without it when it was there. */
export function toggled<T>(list: readonly T[], item: T, all: readonly T[]): T[] {
  return all.filter((one) => (one === item ? !list.includes(one) : list.includes(one)))
}
