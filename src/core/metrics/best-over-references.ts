import type { MetricDescription, Sample, Score } from '../metric.ts'

/**
 * Scores a sample that has several right texts: against each alone, and the best of these scores counts, as SQuAD,
 * rouge_score (`score_multi`) and sacreBLEU's sentence chrF do. A metric that reads all references at once (BLEU) is
 * asked once. What no reference could score is unscored with the first reason.
 */
export function bestOverReferences(
  {
    readsReferences = false,
    lowerIsBetter = false,
  }: Pick<MetricDescription<unknown>, 'readsReferences' | 'lowerIsBetter'>,
  sample: Sample,
  score: (sample: Sample) => Score,
): Score {
  const { references = [], ...rest } = sample
  if (references.length < 2 || readsReferences) return score(sample)
  const scores = references.map((expected) => score({ ...rest, expected }))
  const isBetter = (value: number, best: number) => (lowerIsBetter ? value < best : value > best)
  return scores.reduce((best, one) =>
    one.value !== null && (best.value === null || isBetter(one.value, best.value)) ? one : best,
  )
}
