import type { LintProblem } from '../../../core/lint/lint-rule.ts'

/** "1 error, 2 warnings": what there is none of is left out. */
export function countWords(problems: readonly Pick<LintProblem, 'severity'>[]): string {
  return (['error', 'warning', 'hint'] as const)
    .map((severity) => ({ severity, count: problems.filter((problem) => problem.severity === severity).length }))
    .filter(({ count }) => count > 0)
    .map(({ severity, count }) => `${count} ${severity}${count === 1 ? '' : 's'}`)
    .join(', ')
}
