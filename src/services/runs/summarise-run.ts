import type { RunReport, VariantScore, VariantUsage } from '../../contract/experiments.ts'
import type { StopRule } from '../../core/experiments/stop-rule.ts'
import { compareFamily } from '../../core/statistics/compare-family.ts'
import { compareSlices } from '../../core/statistics/compare-slices.ts'
import { comparePaired, type ScoredPair } from '../../core/statistics/compare.ts'
import type { Comparison } from '../../core/statistics/comparison.ts'
import { meanInterval } from '../../core/statistics/mean-interval.ts'
import { mean, median } from '../../core/statistics/summary.ts'
import { verdictSentence } from '../../core/statistics/verdict-sentence.ts'
import type { RowMeanRecord, UsageRecord } from '../../storage/report-store.ts'
import { summariseSequence } from './summarise-sequence.ts'

/** What a report says of a run, and how it is to be reckoned. */
export interface RunFacts {
  header: Pick<RunReport, 'runId' | 'status' | 'experimentName' | 'variants' | 'metrics'>
  rowCount: number
  seed: number
  /** Equivalence margin of the first metric. */
  margin: number
  repeats: number
  /** Of a run that may stop early. */
  stop?: StopRule
  /** Of its rows in the dataset, ascending. */
  positions?: readonly number[]
}

/** What a report reckons with: a record for each row, metric and variant, and one for each cell. */
export interface RunMeasures {
  rowMeans: RowMeanRecord[]
  usage: UsageRecord[]
  /** How many cells of each row are finished; only for runs that may stop early. */
  finished: { rowPosition: number; cells: number }[]
  /** Tags of the rows that have some. */
  tags: { rowPosition: number; tag: string }[]
}

/** Scores with intervals, paired comparisons judged as one family, and what each variant used. */
export function summariseRun(facts: RunFacts, measures: RunMeasures): RunReport {
  const { usage } = measures
  const sequence = summariseSequence(facts, measures)
  const rowMeans = sequence ? inOrder(measures.rowMeans, sequence.counted) : measures.rowMeans
  const rowCount = sequence?.counted.length ?? facts.rowCount
  const means = Map.groupBy(rowMeans, ({ metric, variant }) => cellKey(metric, variant))
  const of = (metric: number, variant: number) => means.get(cellKey(metric, variant)) ?? []
  const { variants, metrics } = facts.header
  return {
    ...facts.header,
    scores: metrics.flatMap((metric, index) =>
      variants.map((_, variant) => scoreOf(index, variant, metric.scale, of(index, variant), facts.seed)),
    ),
    usage: variants.map((_, variant) =>
      usageOf(
        variant,
        usage.filter((cell) => cell.variant === variant),
      ),
    ),
    comparisons: compareAll({ ...facts, rowCount }, of),
    ...(sequence ? { sequential: sequence.outcome } : {}),
    ...(measures.tags.length > 0 ? { slices: compareTags(facts, measures.tags, of) } : {}),
  }
}

/** The means of these rows alone, in their order. */
function inOrder(rowMeans: readonly RowMeanRecord[], positions: readonly number[]): RowMeanRecord[] {
  const byRow = Map.groupBy(rowMeans, ({ rowPosition }) => rowPosition)
  return positions.flatMap((position) => byRow.get(position) ?? [])
}

const cellKey = (metric: number, variant: number): string => `${metric} ${variant}`

function scoreOf(
  metric: number,
  variant: number,
  scale: 'pass-fail' | 'number',
  rows: RowMeanRecord[],
  seed: number,
): VariantScore {
  const values = rows.flatMap((row) => (row.mean === null ? [] : [row.mean]))
  const interval = meanInterval({ scale, values, seed })
  return {
    variant,
    metric,
    mean: mean(values),
    low: interval?.low ?? null,
    high: interval?.high ?? null,
    rows: values.length,
    unscored: rows.reduce((sum, row) => sum + row.unscored, 0),
  }
}

function compareAll(
  facts: RunFacts,
  of: (metric: number, variant: number) => RowMeanRecord[],
): RunReport['comparisons'] {
  const { variants, metrics } = facts.header
  const pairs = metrics.flatMap((_, metric) =>
    variants.flatMap((_a, a) => variants.flatMap((_b, b) => (a < b ? [{ metric, a, b }] : []))),
  )
  const compared = pairs.map(({ metric, a, b }) => {
    const scored = toPairs(of(metric, a), of(metric, b))
    return comparePaired({
      scale: metrics[metric]?.scale ?? 'number',
      pairs: scored,
      lowerIsBetter: metrics[metric]?.lowerIsBetter ?? false,
      // While a run goes on, rows that are not finished are not rows left out.
      unpairedRows: facts.header.status === 'done' ? facts.rowCount - scored.length : 0,
      margin: metric === 0 ? (facts.stop?.margin ?? facts.margin) : 0,
      ...(facts.stop && variants.length > 1
        ? { level: 1 - facts.stop.alpha, sequential: { minimumRows: facts.stop.minimumRows } }
        : {}),
      seed: facts.seed,
    })
  })
  return judge(facts, pairs, compared).map((comparison, index) => {
    const pair = pairs[index] as (typeof pairs)[number]
    const names = {
      nameA: variants[pair.a]?.name ?? '',
      nameB: variants[pair.b]?.name ?? '',
      ...(metrics.length > 1 ? { metricTitle: metrics[pair.metric]?.title ?? '' } : {}),
    }
    return { ...pair, comparison, sentence: verdictSentence(comparison, names) }
  })
}

/** The first metric by tag, for every pair of variants. */
function compareTags(
  facts: RunFacts,
  tags: RunMeasures['tags'],
  of: (metric: number, variant: number) => RowMeanRecord[],
): NonNullable<RunReport['slices']> {
  const byRow = Map.groupBy(tags, ({ rowPosition }) => rowPosition)
  const { variants, metrics } = facts.header
  return variants.flatMap((first, a) =>
    variants.slice(a + 1).flatMap((second, index) => {
      const b = a + 1 + index
      const input = {
        scale: metrics[0]?.scale ?? 'number',
        pairs: toPairs(of(0, a), of(0, b)),
        margin: facts.stop?.margin ?? facts.margin,
        seed: facts.seed,
        ...(facts.stop ? { level: 1 - facts.stop.alpha, sequential: { minimumRows: facts.stop.minimumRows } } : {}),
      }
      const names = { nameA: first.name, nameB: second.name }
      return compareSlices(input, (row) => byRow.get(row)?.map(({ tag }) => tag) ?? []).map(({ tag, comparison }) => {
        return { tag, a, b, comparison, sentence: verdictSentence(comparison, names) }
      })
    }),
  )
}

/**
 * Judged as one family. Where a run may stop early, the first metric is the question that was asked beforehand, and its
 * pairs are judged among themselves, as the run judged them; the other metrics answer for all comparisons.
 */
function judge(
  { stop }: RunFacts,
  pairs: readonly { metric: number }[],
  compared: readonly Comparison[],
): Comparison[] {
  const all = compareFamily(compared)
  if (stop === undefined) return all
  const asked = compareFamily(compared.filter((_, index) => pairs[index]?.metric === 0))
  return [...asked, ...all.slice(asked.length)]
}

function toPairs(left: RowMeanRecord[], right: RowMeanRecord[]): ScoredPair[] {
  const other = new Map(right.map((row) => [row.rowPosition, row.mean]))
  return left.flatMap(({ rowPosition, mean: a }) => {
    const b = other.get(rowPosition) ?? null
    return a === null || b === null ? [] : [{ row: rowPosition, a, b }]
  })
}

function usageOf(variant: number, cells: UsageRecord[]): VariantUsage {
  const done = cells.filter((cell) => cell.status === 'done')
  const known = (read: (cell: UsageRecord) => number | null) => done.flatMap((cell) => read(cell) ?? [])
  const costs = known((cell) => cell.costUsd)
  return {
    variant,
    cells: done.length,
    failed: cells.length - done.length,
    promptTokensMean: mean(known((cell) => cell.promptTokens)),
    completionTokensMean: mean(known((cell) => cell.completionTokens)),
    firstTokenMsMedian: median(known((cell) => cell.firstTokenMs)),
    totalMsMedian: median(known((cell) => cell.totalMs)),
    knownCostUsd: costs.reduce((sum, cost) => sum + cost, 0),
    unknownCostCount: done.length - costs.length,
  }
}
