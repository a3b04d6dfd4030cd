import { z } from 'zod'
import { isAssayError } from '../errors.ts'
import { scored, unscored, type Metric, type Sample, type Score } from '../metric.ts'
import { jsonSchema } from './json-schema.ts'
import { parseMetricSpecWith } from './parse-metric-spec.ts'
import { rowChecksDescription, type RowChecksOptions } from './row-checks-description.ts'
import { windowMetrics } from './window-metrics.ts'

const checkSchema = z.strictObject({
  /** Id of a metric that looks at one answer alone. */
  id: z.string(),
  options: z.record(z.string(), z.unknown()).optional(),
  /** In place of the row's expected output. */
  expected: z.string().optional(),
  negate: z.boolean().optional(),
  /** A metric that is a number passes from here on. */
  atLeast: z.number().optional(),
  weight: z.number().min(0).optional(),
})

const listSchema = z.array(checkSchema).max(200)

const checksSchema = z.union([
  listSchema,
  z.strictObject({
    /** Share of the weights that must pass, 0 to 1; without it every check must. */
    threshold: z.number().optional(),
    checks: listSchema,
  }),
])

type Check = z.infer<typeof checkSchema>

/** Metrics that ask models are left out: a check is decided by the answer alone. */
const usable: readonly Metric<unknown>[] = [...windowMetrics, jsonSchema].filter(
  (metric): metric is Metric<unknown> => !('needs' in metric),
)

/**
 * 1 when the answer passes what its own row asks, else 0 with the checks that fail; so tests that differ from row to
 * row are one experiment. The checks are in a column of the row, each a metric with options, an expected text, and
 * whether it must not be met. Unscored for a row without checks, and where a check itself cannot be scored.
 */
export const rowChecks: Metric<RowChecksOptions> = {
  ...rowChecksDescription,
  score(sample, { column }) {
    const value = Object.hasOwn(sample.variables, column) ? sample.variables[column] : undefined
    if (value === undefined || value === null) return unscored(`the row has no "${column}"`)
    const parsed = checksSchema.safeParse(value)
    if (!parsed.success) return unscored(`"${column}" is not a list of checks`)
    const { checks, threshold } = Array.isArray(parsed.data)
      ? { checks: parsed.data, threshold: undefined }
      : { checks: parsed.data.checks, threshold: parsed.data.threshold }
    if (checks.length === 0) return unscored('the row has no checks')
    const results = checks.map((check) => ({ check, ...runCheck(check, sample) }))
    const broken = results.find(({ passes }) => passes === undefined)
    if (broken) return unscored(`${broken.check.id}: ${broken.reason}`)
    return judge(results, threshold)
  },
}

interface CheckResult {
  /** Undefined where it could not be scored. */
  passes: boolean | undefined
  reason: string
}

function judge(results: readonly (CheckResult & { check: Check })[], threshold: number | undefined): Score {
  const failing = results.filter(({ passes, check }) => passes === false && check.weight !== 0)
  const words = failing.slice(0, 3).map(({ check, reason }) => (reason === '' ? check.id : `${check.id}: ${reason}`))
  const reason = `fails ${words.join('; ')}${failing.length > words.length ? ' …' : ''}`
  if (threshold === undefined) return failing.length === 0 ? scored(1) : scored(0, reason)
  const weigh = (list: typeof results) => list.reduce((sum, { check }) => sum + (check.weight ?? 1), 0)
  const total = weigh(results)
  const share = total === 0 ? 1 : (total - weigh(failing)) / total
  return share >= threshold ? scored(1) : scored(0, reason)
}

function runCheck(check: Check, sample: Sample): CheckResult {
  const { id, options, expected, negate, atLeast } = check
  try {
    const { metric, options: complete } = parseMetricSpecWith(usable, {
      id,
      ...(options === undefined ? {} : { options }),
    })
    const score = metric.score({ ...sample, ...(expected === undefined ? {} : { expected }) }, complete)
    if (score.value === null) return { passes: undefined, reason: score.reason }
    const isMet = score.value >= (atLeast ?? 1)
    return { passes: isMet !== (negate ?? false), reason: score.reason ?? shortened(options?.['text'] ?? expected) }
  } catch (error) {
    if (isAssayError(error)) return { passes: undefined, reason: error.message }
    throw error
  }
}

function shortened(wanted: unknown): string {
  if (typeof wanted !== 'string') return ''
  return wanted.length > 40 ? `"${wanted.slice(0, 40)}…"` : `"${wanted}"`
}
