import type { RunReport } from '../contract/experiments.ts'
import { AssayError } from '../core/errors.ts'
import { variantLetter } from '../core/experiments/experiment-spec.ts'
import { comparisonSchema } from '../core/statistics/comparison.ts'

/** What `--require` and `--fail-on` say. */
export interface VerdictConditions {
  /** Verdicts of which the headline must have one. */
  require?: string[]
  /** Verdicts, or `A worse` and `few-shot better`, of which none may hold. */
  failOn?: string[]
}

const verdicts: readonly string[] = comparisonSchema.shape.verdict.options

/** Throws `bad-input` for a condition that no report could meet. */
export function checkConditions({ failOn = [] }: VerdictConditions): void {
  for (const condition of failOn) {
    if (verdicts.includes(condition) || /^.+ (better|worse)$/.test(condition)) continue
    const mend = `write "B worse", "A better", or one of ${verdicts.map((verdict) => `"${verdict}"`).join(', ')}`
    throw new AssayError('bad-input', { what: `--fail-on does not know "${condition}"`, mend })
  }
}

/** Why a report does not pass, one sentence for each condition that is not met; empty when it passes. */
export function failedConditions(
  report: RunReport,
  { require: required = [], failOn = [] }: VerdictConditions,
): string[] {
  const verdict = report.comparisons[0]?.comparison.verdict
  const isMissed = required.length > 0 && (verdict === undefined || !required.includes(verdict))
  const wanted = required.map((each) => `"${each}"`).join(' or ')
  return [
    ...(isMissed ? [`The verdict is "${verdict ?? 'none'}", and ${wanted} was required.`] : []),
    ...failOn.filter((condition) => holds(report, condition)).map((condition) => `"${condition}" holds.`),
  ]
}

/** `X better` and `X worse` look at every pair of the first metric in which X is; X is a letter or a name. */
function holds({ variants, comparisons }: RunReport, condition: string): boolean {
  const primary = comparisons.filter(({ metric }) => metric === 0)
  const [, who, side] = /^(.+) (better|worse)$/.exec(condition) ?? []
  if (who === undefined) return primary[0]?.comparison.verdict === condition
  const index = variants.findIndex(({ name }, at) => variantLetter(at) === who || name === who)
  if (index === -1) {
    throw new AssayError('bad-input', { what: `No variant is called "${who}"`, where: `"${condition}"` })
  }
  return primary.some(({ a, b, comparison: { verdict } }) => {
    if (a !== index && b !== index) return false
    const winner = verdict === 'A better' ? a : verdict === 'B better' ? b : null
    return winner !== null && (winner === index) === (side === 'better')
  })
}
