import type { ScoredPair } from '../compare.ts'

/** How many rows turned out which way; 0 where left out. */
export interface Outcomes {
  winsB?: number
  winsA?: number
  both?: number
  neither?: number
}

/** Rows that pass or fail as a whole. */
export function passFailPairs({ winsB = 0, winsA = 0, both = 0, neither = 0 }: Outcomes): ScoredPair[] {
  const outcomes: [count: number, a: number, b: number][] = [
    [winsB, 0, 1],
    [winsA, 1, 0],
    [both, 1, 1],
    [neither, 0, 0],
  ]
  return outcomes
    .flatMap(([count, a, b]) => Array.from({ length: count }, () => ({ a, b })))
    .map((scores, row) => ({ row, ...scores }))
}
