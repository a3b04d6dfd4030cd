import { axisX, axisFy, rectY, ruleX, ruleY } from '@observablehq/plot'
import { useMemo } from 'react'
import type { RunReport } from '../../../contract/experiments.ts'
import type { Latencies } from '../../../contract/run-charts.ts'
import { variantLetter } from '../../../core/experiments/experiment-spec.ts'
import { PlotFigure } from '../../components/plot-figure.tsx'
import { formatDuration } from '../../format/format-duration.ts'
import { formatCount } from '../../format/format-number.ts'
import { variantColour } from '../../theme/variant-colour.ts'
import { plotStyle, type PlotOptions } from '../verdict/plot-style.ts'
import { ChartFrame } from './chart-frame.tsx'

/** How long answers took, a line of bars a variant, with the median marked. */
export function LatencyChart({ data, variants }: { data: Latencies; variants: RunReport['variants'] }) {
  const options = useMemo(() => toOptions(data), [data])
  const rows = data.variants.map(({ variant, answers, quantiles }) => [
    `${variantLetter(variant)} ${variants[variant]?.name ?? ''}`,
    formatCount(answers),
    ...quantiles.map((ms) => formatDuration(ms)),
  ])
  const said = data.variants
    .map(({ variant, quantiles }) => `${variantLetter(variant)} median ${formatDuration(quantiles[2])}`)
    .join(', ')
  return (
    <ChartFrame
      title="Time of an answer"
      note={
        data.variants.length === 0
          ? 'No answer has a time yet.'
          : `Upright lines are medians: ${said}. The slowest hundredth is counted in the last bar; answers from the cache have the time that they took at first.`
      }
      table={{ head: ['Variant', 'Answers', '5%', '25%', 'Median', '75%', '95%'], rows }}
    >
      {data.variants.length === 0 ? null : <PlotFigure options={options} label={`Time of an answer: ${said}`} />}
    </ChartFrame>
  )
}

interface Bar {
  letter: string
  colour: string
  from: number
  to: number
  share: number
}

function toOptions({ from, to, variants }: Latencies): PlotOptions {
  const bars = variants.flatMap(({ variant, answers, classes }): Bar[] => {
    const width = (to - from) / classes.length
    return classes.map((count, index) => ({
      letter: variantLetter(variant),
      colour: variantColour(variant).strong,
      from: from + index * width,
      to: from + (index + 1) * width,
      share: count / answers,
    }))
  })
  const medians = variants.map(({ variant, quantiles }) => ({ letter: variantLetter(variant), ms: quantiles[2] }))
  const letters = variants.map(({ variant }) => variantLetter(variant))
  return {
    height: 46 + variants.length * 58,
    marginLeft: 26,
    marginBottom: 34,
    style: plotStyle,
    x: { domain: [from, to] },
    y: { axis: null },
    fy: { domain: letters, padding: 0.12, label: null },
    marks: [
      axisFy({ anchor: 'left', fontWeight: 600, fontSize: 12, label: null, dx: -18 }),
      axisX({ ticks: 5, tickSize: 3, label: 'milliseconds', labelAnchor: 'center', labelArrow: 'none' }),
      ruleY([0], { stroke: 'var(--assay-line)' }),
      rectY(bars, {
        x1: 'from',
        x2: 'to',
        y: 'share',
        fy: 'letter',
        fill: 'colour',
        fillOpacity: 0.75,
        insetLeft: 0.5,
      }),
      ruleX(medians, { x: 'ms', fy: 'letter', stroke: 'var(--assay-text)', strokeWidth: 1.5 }),
    ],
  }
}
