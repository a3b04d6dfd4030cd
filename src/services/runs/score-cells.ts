import type { ExperimentSpec } from '../../core/experiments/experiment-spec.ts'
import { scoreAnswer } from '../../core/metrics/score-answer.ts'
import type { CellScore, ScorableCell } from '../../storage/cell-store.ts'
import { metricOrder } from '../scoring/metric-order.ts'
import { scoresByName, toCellScore } from '../scoring/scores-by-name.ts'
import { toScoreInput, type ScoredRow } from '../scoring/to-score-input.ts'
import type { RunDependencies } from './run-dependencies.ts'

/** Scores a saved cell with the pure metrics of a spec. Never throws: what cannot be scored says why. */
export type ScoreCell = (cell: ScorableCell, row: ScoredRow | undefined) => CellScore[]

export function createScorer(spec: ExperimentSpec): ScoreCell {
  const { atOnce } = metricOrder(spec)
  return (cell, row) => {
    const input = toScoreInput(spec, cell, row)
    const scores: CellScore[] = []
    for (const index of atOnce) {
      const metric = spec.metrics[index]
      if (metric === undefined) continue
      const others = { ...input, scores: scoresByName(spec, scores) }
      scores.push(toCellScore(index, scoreAnswer(metric, others)))
    }
    return scores
  }
}

/** Scores finished cells that have no scores yet: a kill between saving and scoring leaves such cells. */
export function scoreMissing(
  runId: string,
  spec: ExperimentSpec,
  score: ScoreCell,
  dependencies: Pick<RunDependencies, 'cells' | 'getRows'>,
): void {
  const { atOnce } = metricOrder(spec)
  for (;;) {
    const batch = dependencies.cells.listUnscored(runId, atOnce)
    if (batch.length === 0) return
    const rows = dependencies.getRows(
      spec.datasetVersionId,
      batch.map(({ rowPosition }) => rowPosition),
    )
    dependencies.cells.saveScores(batch.map((cell, index) => ({ cellId: cell.id, scores: score(cell, rows[index]) })))
  }
}
