import type { Metric, Score } from '../../metric.ts'

/** Scores one answer as the workbench does: options checked and completed, the whole output being the answer. */
export function scoreText(
  metric: Metric<unknown>,
  answer: string,
  expected: string | undefined,
  options: object = {},
): Score {
  const sample = { answer, output: answer, variables: {}, ...(expected !== undefined && { expected }) }
  return metric.score(sample, metric.options.parse(options))
}
