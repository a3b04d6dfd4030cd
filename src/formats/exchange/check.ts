import type { Row } from '../../core/datasets/row.ts'
import type { MetricSpec } from '../../core/metrics/metric-spec.ts'
import { canonicalJson, type Json } from '../../core/text/canonical-json.ts'

/** One thing that a file wants of the answer to one row. */
export interface Check {
  /** Id of one of our metrics. */
  id: string
  options?: Record<string, Json>
  /** What the answer is held against, where the metric needs it. */
  expected?: string
  /** True where the metric must not be met. */
  negate?: boolean
  /** A metric that is a number passes from here on. */
  atLeast?: number
  /** How much it counts where the row has a threshold; 1 unless said. */
  weight?: number
}

/** A row with what its answer must be. */
export interface CheckedRow {
  variables: Record<string, Json>
  /** In place of the checks' own, for people to read. */
  expected?: string
  checks: Check[]
  /** Share of the weights that must pass; all unless said. */
  threshold?: number
}

/** The column that holds what each answer must be, where rows differ in that. */
const checksColumn = 'checks'

/**
 * Turns checks of rows into metrics of an experiment. Where all rows are held against the same metrics, those are the
 * metrics and what is expected is the row's expected output. Otherwise each row keeps its own checks in the column
 * `checks`, and the metric `row-checks` reads them.
 */
export function planChecks(rows: readonly CheckedRow[]): { rows: Row[]; metrics: MetricSpec[] } {
  const uniform = uniformMetrics(rows)
  if (uniform !== undefined) {
    return {
      rows: rows.map(({ variables, expected, checks }) => {
        const wanted = expected ?? checks.find((check) => check.expected !== undefined)?.expected
        return { variables, ...(wanted === undefined ? {} : { expected: wanted }) }
      }),
      metrics: uniform,
    }
  }
  return {
    rows: rows.map(({ variables, expected, checks, threshold }) => {
      const wanted = expected ?? onlyExpected(checks)
      const listed = checks.map((check) => ({ ...check })) as Json[]
      const value: Json = threshold === undefined ? listed : { threshold, checks: listed }
      return {
        variables: { ...variables, [checksColumn]: value },
        ...(wanted === undefined ? {} : { expected: wanted }),
      }
    }),
    metrics: [{ id: 'row-checks' }],
  }
}

/** The metrics that all rows share; undefined when a row needs more than metrics and one expected output. */
function uniformMetrics(rows: readonly CheckedRow[]): MetricSpec[] | undefined {
  const [first] = rows
  if (first === undefined || first.checks.length === 0)
    return rows.every(({ checks }) => checks.length === 0) ? [] : undefined
  const key = ({ checks }: CheckedRow) =>
    canonicalJson(checks.map(({ id, options, expected }) => [id, options ?? {}, expected === undefined]))
  const isPlain = ({ checks, threshold, expected }: CheckedRow) =>
    threshold === undefined &&
    checks.every(({ negate, atLeast, weight }) => !negate && atLeast === undefined && (weight ?? 1) === 1) &&
    new Set([...checks.flatMap((check) => check.expected ?? []), ...(expected === undefined ? [] : [expected])]).size <=
      1
  const shared = key(first)
  if (!rows.every((row) => isPlain(row) && key(row) === shared)) return undefined
  const specs = new Map(
    first.checks.map(({ id, options }) => [
      canonicalJson([id, options ?? {}]),
      options === undefined || Object.keys(options).length === 0 ? { id } : { id, options },
    ]),
  )
  return [...specs.values()]
}

function onlyExpected(checks: readonly Check[]): string | undefined {
  const [only, ...others] = new Set(
    checks.flatMap(({ expected, negate }) => (expected === undefined || negate ? [] : [expected])),
  )
  return others.length === 0 ? only : undefined
}
