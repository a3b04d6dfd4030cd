import { AssayError } from '../../core/errors.ts'
import {
  compareScores,
  type CompareScoresOptions,
  type MetricComparison,
} from '../../core/statistics/compare-scores.ts'
import { readScoreLines } from '../../formats/score-lines.ts'

/** Reads JSONL scores of two variants and compares them. Throws `bad-input` with the line, `not-found` for a metric. */
export function compareScoreText(text: string, fileName: string, options: CompareScoresOptions): MetricComparison[] {
  const scores = readScoreLines(text, fileName)
  const unknown = options.lowerIsBetter?.find((metric) => !scores.some((score) => score.metric === metric))
  if (unknown !== undefined) throw new AssayError('not-found', { what: 'metric', id: unknown, mend: 'see --lower' })
  return compareScores(scores, options)
}
