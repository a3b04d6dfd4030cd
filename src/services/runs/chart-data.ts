import type { Latencies, PairedPoints } from '../../contract/run-charts.ts'
import type { ChartStore } from '../../storage/chart-store.ts'

const mostPoints = 1000
const classCount = 36

/** Rows of two variants side by side: how often each is right, and points to draw. */
export function pairRows(
  store: Pick<ChartStore, 'listPairs'>,
  of: { runId: string; metric: number; a: number; b: number },
): PairedPoints {
  const points = store
    .listPairs(of)
    .flatMap(([row, a, b]) => (a === null || b === null ? [] : [{ row: row + 1, a, b }]))
  const counts = { both: 0, onlyA: 0, onlyB: 0, neither: 0 }
  for (const { a, b } of points) {
    const [right, other] = [a > 0.5, b > 0.5]
    counts[right ? (other ? 'both' : 'onlyA') : other ? 'onlyB' : 'neither'] += 1
  }
  // A hash of the row, so that the sample cannot fall into step with the data.
  const share = mostPoints / points.length
  const shown = share >= 1 ? points : points.filter(({ row }) => hash(row) < share).slice(0, mostPoints)
  return { rows: points.length, counts, points: shown }
}

/** How long answers took: quantiles, and classes up to the 99th percentile of all variants. */
export function spreadLatencies(
  store: Pick<ChartStore, 'listLatencies'>,
  { runId, variantCount }: { runId: string; variantCount: number },
): Latencies {
  const all = Array.from({ length: variantCount }, (_, variant) =>
    Float64Array.from(store.listLatencies(runId, variant)).sort(),
  )
  const to = Math.max(1, ...all.map((sorted) => quantile(sorted, 0.99)))
  return {
    from: 0,
    to,
    variants: all.flatMap((sorted, variant) => {
      if (sorted.length === 0) return []
      const classes = Array.from({ length: classCount }, () => 0)
      for (const ms of sorted) {
        const index = Math.min(classCount - 1, Math.floor((ms / to) * classCount))
        classes[index] = (classes[index] ?? 0) + 1
      }
      const at = (share: number) => quantile(sorted, share)
      return [
        { variant, answers: sorted.length, quantiles: [at(0.05), at(0.25), at(0.5), at(0.75), at(0.95)], classes },
      ]
    }),
  }
}

/** Linear between neighbours, as numpy does by default; 0 of nothing. */
function quantile(sorted: Float64Array, share: number): number {
  const place = (sorted.length - 1) * share
  const below = sorted[Math.floor(place)] ?? 0
  const above = sorted[Math.ceil(place)] ?? below
  return below + (above - below) * (place - Math.floor(place))
}

/** 0 to 1, spread evenly. */
function hash(row: number): number {
  return (Math.imul(row, 2654435761) >>> 0) / 2 ** 32
}
