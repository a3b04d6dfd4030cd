/** The arithmetic mean, or null for no values. */
export function mean(values: ArrayLike<number>): number | null {
  return values.length === 0 ? null : sumOf(values) / values.length
}

/** The median, or null for no values. */
export function median(values: ArrayLike<number>): number | null {
  return quantile(values, 0.5)
}

/**
 * The value below which the share `p` (0 to 1) of the values lies, or null for no values. Interpolates linearly
 * between order statistics: definition 7 of Hyndman and Fan (1996), the default of R and NumPy.
 */
export function quantile(values: ArrayLike<number>, p: number): number | null {
  return values.length === 0 ? null : quantileOfSorted(Float64Array.from(values).sort(), p)
}

/** As quantile, for values that are sorted upwards already; there must be at least one. */
export function quantileOfSorted(sorted: ArrayLike<number>, p: number): number {
  const position = Math.min(1, Math.max(0, p)) * (sorted.length - 1)
  const below = Math.floor(position)
  const low = sorted[below] as number
  const high = sorted[Math.min(below + 1, sorted.length - 1)] as number
  return low + (high - low) * (position - below)
}

/** The sample standard deviation (n - 1 below the line), or null for fewer than two values. */
export function standardDeviation(values: ArrayLike<number>): number | null {
  if (values.length < 2) return null
  const centre = sumOf(values) / values.length
  let squares = 0
  for (let index = 0; index < values.length; index += 1) squares += ((values[index] as number) - centre) ** 2
  return Math.sqrt(squares / (values.length - 1))
}

/** Ranks from 1, and how many values share each rank that is shared. */
export interface Ranks {
  /** In the order of the values; equal values share the mean of their ranks. */
  ranks: Float64Array
  /** The size of every group of equal values with more than one member. */
  tieSizes: number[]
}

/** Ranks the values upwards. Values that are equal or closer than `tolerance` to the one before are tied. */
export function rank(values: ArrayLike<number>, tolerance = 0): Ranks {
  const order = Uint32Array.from({ length: values.length }, (_, index) => index)
  order.sort((first, second) => (values[first] as number) - (values[second] as number))
  const ranks = new Float64Array(values.length)
  const tieSizes: number[] = []
  let start = 0
  while (start < order.length) {
    let end = start + 1
    while (end < order.length && valueAt(end) - valueAt(end - 1) <= tolerance) end += 1
    // Ranks start + 1 .. end, whose mean every member gets.
    for (let at = start; at < end; at += 1) ranks[order[at] as number] = (start + 1 + end) / 2
    if (end - start > 1) tieSizes.push(end - start)
    start = end
  }
  return { ranks, tieSizes }

  function valueAt(position: number): number {
    return values[order[position] as number] as number
  }
}

/** Neumaier's compensated sum, so that thousands of small numbers do not drown beside a large one. */
function sumOf(values: ArrayLike<number>): number {
  let sum = 0
  let lost = 0
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index] as number
    const next = sum + value
    lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum
    sum = next
  }
  return sum + lost
}
