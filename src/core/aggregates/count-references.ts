import type { AggregateSample } from './aggregate.ts'

/** How many references every sample has; `var` where they differ, as sacreBLEU says it. */
export function countReferences(samples: readonly AggregateSample[]): number | 'var' {
  const counts = new Set(samples.map(({ references }) => references.length))
  const [only = 1] = counts
  return counts.size > 1 ? 'var' : only
}
