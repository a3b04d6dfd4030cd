import { useMemo } from 'react'
import type { RunReport } from '../../../contract/experiments.ts'
import { variantLetter } from '../../../core/experiments/experiment-spec.ts'
import { formatScore } from '../../format/format-score.ts'
import { MeansPicture } from '../verdict/means-picture.tsx'
import { ChartFrame } from './chart-frame.tsx'

/** Each variant's mean with its 95% interval. */
export function ScoreChart({ report, metric }: { report: RunReport; metric: number }) {
  const { title = '', scale = 'number' } = report.metrics[metric] ?? {}
  const scores = useMemo(() => report.scores.filter((score) => score.metric === metric), [report.scores, metric])
  const rows = scores.map(({ variant, mean, low, high, rows: count, unscored }) => [
    `${variantLetter(variant)} ${report.variants[variant]?.name ?? ''}`,
    formatScore(mean, scale),
    formatScore(low, scale),
    formatScore(high, scale),
    String(count),
    String(unscored),
  ])
  return (
    <ChartFrame
      title={`${title} by variant`}
      note="Dots are means over rows, lines their 95% intervals. Whether two variants differ is read from the paired difference above, not from whether these lines overlap."
      table={{ head: ['Variant', 'Mean', 'Low', 'High', 'Rows', 'Unscored'], rows }}
    >
      <MeansPicture scores={scores} scale={scale} title={title} />
    </ChartFrame>
  )
}
