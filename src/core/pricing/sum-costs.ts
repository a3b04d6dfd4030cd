/** A total that says how much of it is missing. */
export interface CostSum {
  /** US dollars, of those whose cost is known. */
  knownUsd: number
  knownCount: number
  unknownCount: number
}

/** Adds costs up; null is a cost that is not known. */
export function sumCosts(costs: Iterable<number | null>): CostSum {
  const sum = { knownUsd: 0, knownCount: 0, unknownCount: 0 }
  for (const cost of costs) {
    if (cost === null) {
      sum.unknownCount += 1
    } else {
      sum.knownCount += 1
      sum.knownUsd += cost
    }
  }
  return sum
}
