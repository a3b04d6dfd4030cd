import { isAssayError } from '../../core/errors.ts'
import type { ExperimentSpec } from '../../core/experiments/experiment-spec.ts'
import { extractAnswer } from '../../core/extractors/extract-answer.ts'
import type { Extraction, Extractor } from '../../core/extractors/extractor.ts'
import { scoreAnswer } from '../../core/metrics/score-answer.ts'
import type { CellScore } from '../../storage/cell-store.ts'
import type { SavedCell } from './result-saver.ts'
import type { RunDependencies } from './run-dependencies.ts'

/** Scores a saved cell with every metric of a spec. Never throws: what cannot be scored says why. */
export function createScorer(spec: ExperimentSpec): (cell: SavedCell) => CellScore[] {
  return ({ variant, output, variables, expected }) => {
    const extractor = spec.variants[variant]?.extract ?? { kind: 'whole' }
    const extraction = extractSafely(output, extractor)
    return spec.metrics.map((metric, index) => {
      const score = scoreAnswer(metric, { output, extraction, variables, expected: expected ?? undefined })
      return { metric: index, value: score.value, reason: score.reason ?? null }
    })
  }
}

/** A pattern that cannot be run finds nothing, and says why. */
export function extractSafely(output: string, extractor: Extractor): Extraction {
  try {
    return extractAnswer(output, extractor)
  } catch (error) {
    return { answer: null, reason: isAssayError(error) ? error.message : 'the extractor failed' }
  }
}

/** Scores finished cells that have no scores yet: a kill between saving and scoring leaves such cells. */
export function scoreMissing(
  runId: string,
  spec: ExperimentSpec,
  score: (cell: SavedCell) => CellScore[],
  dependencies: RunDependencies,
): void {
  for (;;) {
    const batch = dependencies.cells.listUnscored(runId, spec.metrics.length)
    if (batch.length === 0) return
    const rows = dependencies.getRows(
      spec.datasetVersionId,
      batch.map(({ rowPosition }) => rowPosition),
    )
    dependencies.cells.saveScores(
      batch.map(({ id, variant, output }, index) => {
        const { variables = {}, expected = null } = rows[index] ?? {}
        return { cellId: id, scores: score({ id, variant, output, variables, expected }) }
      }),
    )
  }
}
