import type { ExperimentSpec } from '../../core/experiments/experiment-spec.ts'
import type { Rival } from '../../core/metric.ts'
import type { ScorableCell } from '../../storage/cell-store.ts'
import type { ScoreStore } from '../../storage/score-store.ts'
import { extractorOf, extractSafely } from './to-score-input.ts'

/**
 * The other variants' answers to a cell's row and repeat: undefined while one of them is still to come, without those
 * that failed or in which no answer was found.
 */
export function readRivals(
  scores: Pick<ScoreStore, 'listSiblings'>,
  runId: string,
  spec: ExperimentSpec,
  { variant, rowPosition, repeat }: ScorableCell,
): Rival[] | undefined {
  const siblings = scores.listSiblings(runId, rowPosition, repeat).filter((one) => one.variant !== variant)
  if (siblings.some(({ status }) => status === 'pending' || status === 'running')) return undefined
  return siblings.flatMap(({ variant: other, status, output }) => {
    if (status !== 'done' || output === null) return []
    const { answer } = extractSafely(output, extractorOf(spec, other))
    return answer === null ? [] : [{ variant: other, answer }]
  })
}
