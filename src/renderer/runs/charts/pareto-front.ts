/** A variant by what it costs and how well it does. */
export interface Tradeoff {
  variant: number
  /** Lower is better. */
  price: number
  /** Higher is better. */
  quality: number
}

/** Those that nothing else beats in both, cheapest first: every other is at once dearer (or as dear) and no better. */
export function paretoFront<T extends Tradeoff>(all: readonly T[]): T[] {
  const isBeaten = (one: T): boolean =>
    all.some(
      (other) =>
        other.price <= one.price &&
        other.quality >= one.quality &&
        (other.price < one.price || other.quality > one.quality),
    )
  return all.filter((one) => !isBeaten(one)).toSorted((left, right) => left.price - right.price)
}
