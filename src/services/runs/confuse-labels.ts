import type { Confusion } from '../../contract/run-charts.ts'
import { extractAnswer } from '../../core/extractors/extract-answer.ts'
import type { Extractor } from '../../core/extractors/extractor.ts'
import { normaliseAnswer } from '../../core/text/normalise-answer.ts'
import type { ChartStore } from '../../storage/chart-store.ts'

/** More labels make a picture that nobody reads, and are rarely labels. */
const mostLabels = 12
/** Answers that are read, from all over the run. */
const mostAnswers = 20_000

export interface ConfusedVariant {
  runId: string
  variant: number
  datasetVersionId: string
  extract: Extractor
}

/**
 * Answers of a variant against what was expected, where the expected outputs are a few labels: an answer counts as a label
 * that it is when case, punctuation and articles are left out, and as `other` when it is none. Null where there are no
 * labels.
 */
export function confuseLabels(
  store: Pick<ChartStore, 'listLabels' | 'iterateAnswers'>,
  { runId, variant, datasetVersionId, extract }: ConfusedVariant,
): Confusion | null {
  const labels = store.listLabels(datasetVersionId, mostLabels + 1)
  if (labels.length < 2 || labels.length > mostLabels) return null
  const places = new Map(labels.map((label, index) => [normaliseAnswer(label), index]))
  const counts = labels.map(() => Array.from({ length: labels.length + 1 }, () => 0))
  let answers = 0
  for (const { output, expected } of store.iterateAnswers({ runId, variant, datasetVersionId, limit: mostAnswers })) {
    const row = counts[places.get(normaliseAnswer(expected)) ?? -1]
    if (!row) continue
    const { answer } = safely(output, extract)
    const column = answer === null ? labels.length : (places.get(normaliseAnswer(answer)) ?? labels.length)
    row[column] = (row[column] ?? 0) + 1
    answers += 1
  }
  return { labels, counts, answers }
}

/** A pattern that cannot be run finds nothing. */
function safely(output: string, extract: Extractor): { answer: string | null } {
  try {
    return extractAnswer(output, extract)
  } catch {
    return { answer: null }
  }
}
