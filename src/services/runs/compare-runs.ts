import type { RunReport } from '../../contract/experiments.ts'
import { verdictSentence } from '../../core/statistics/verdict-sentence.ts'
import type { Stores } from '../stores.ts'
import { joinRuns } from './join-runs.ts'
import { makeReport, type ReportPieces } from './make-report.ts'
import type { PairComparer } from './row-finder.ts'

/**
 * Two runs over the same rows, compared as two variants of one run are: paired by row, judged as one family. The report's
 * variants are those of the first run and then those of the second, each named with its run. Rows of different dataset
 * versions are paired where their inputs and expected outputs are the same.
 */
export async function compareRuns(
  pieces: ReportPieces & { stores: Pick<Stores, 'runs' | 'versions'>; comparePairs: PairComparer },
  { runId, withRunId }: { runId: string; withRunId: string },
): Promise<RunReport> {
  const { first, second, offset, metrics, pairs } = joinRuns(pieces.stores.runs, runId, withRunId)
  const reports = [await makeReport(pieces, runId), await makeReport(pieces, withRunId)] as const
  const joined = metrics.flatMap(({ first: metric }) => reports[0].metrics[metric] ?? [])
  const asked = metrics.flatMap((metric, index) =>
    pairs.map(({ a, b }) => ({
      metric: index,
      a,
      b,
      of: { metric: metric.first, variant: a },
      against: { metric: metric.second, variant: b - offset },
      scale: joined[index]?.scale ?? ('number' as const),
      margin: metric.first === 0 ? first.spec.margin : 0,
    })),
  )
  const comparisons = await pieces.comparePairs({
    runIds: [runId, withRunId],
    datasetVersionIds: [first.spec.datasetVersionId, second.spec.datasetVersionId],
    seed: first.spec.seed,
    pairs: asked,
  })
  const variants = [
    ...reports[0].variants.map((variant) => ({ ...variant, name: `${variant.name} (run ${runId.slice(0, 8)})` })),
    ...reports[1].variants.map((variant) => ({ ...variant, name: `${variant.name} (run ${withRunId.slice(0, 8)})` })),
  ]
  const indexIn = (side: 'first' | 'second', metric: number) => metrics.findIndex((one) => one[side] === metric)
  return {
    runId,
    status: first.run.status === 'done' ? second.run.status : first.run.status,
    experimentName: `${first.run.experimentName}: run ${runId.slice(0, 8)} against run ${withRunId.slice(0, 8)}`,
    variants,
    metrics: joined,
    scores: [
      ...reports[0].scores.map((score) => ({ ...score, metric: indexIn('first', score.metric) })),
      ...reports[1].scores.map((score) => ({
        ...score,
        variant: score.variant + offset,
        metric: indexIn('second', score.metric),
      })),
    ].filter(({ metric }) => metric >= 0),
    usage: [...reports[0].usage, ...reports[1].usage.map((usage) => ({ ...usage, variant: usage.variant + offset }))],
    comparisons: asked.flatMap(({ metric, a, b }, index) => {
      const comparison = comparisons[index]
      if (!comparison) return []
      const names = {
        nameA: variants[a]?.name ?? '',
        nameB: variants[b]?.name ?? '',
        ...(joined.length > 1 ? { metricTitle: joined[metric]?.title ?? '' } : {}),
      }
      return [{ metric, a, b, comparison, sentence: verdictSentence(comparison, names) }]
    }),
  }
}
