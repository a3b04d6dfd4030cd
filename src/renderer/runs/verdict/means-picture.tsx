import { axisX, axisY, dot, gridX, link } from '@observablehq/plot'
import { useMemo } from 'react'
import type { VariantScore } from '../../../contract/experiments.ts'
import { variantLetter } from '../../../core/experiments/experiment-spec.ts'
import { PlotFigure } from '../../components/plot-figure.tsx'
import { formatScore } from '../../format/format-score.ts'
import { variantColour } from '../../theme/variant-colour.ts'
import { plotStyle, type PlotOptions } from './plot-style.ts'

interface Mean {
  letter: string
  colour: string
  mean: number
  low: number
  high: number
}

/** Each variant's mean with its interval, one line a variant. */
export function MeansPicture({
  scores,
  scale,
  title,
}: {
  scores: readonly VariantScore[]
  scale: 'pass-fail' | 'number'
  title: string
}) {
  const means = useMemo(() => scores.flatMap((score) => toMean(score, scale)), [scores, scale])
  const options = useMemo(() => toOptions(means, scale, title), [means, scale, title])
  if (means.length === 0) return null
  const said = scores.map(({ variant, mean }) => `${variantLetter(variant)} ${formatScore(mean, scale)}`).join(', ')
  return <PlotFigure options={options} label={`${title} by variant with 95% intervals: ${said}`} />
}

function toMean({ variant, mean, low, high }: VariantScore, scale: 'pass-fail' | 'number'): Mean[] {
  if (mean === null) return []
  const factor = scale === 'pass-fail' ? 100 : 1
  const colour = variantColour(variant).strong
  return [
    {
      letter: variantLetter(variant),
      colour,
      mean: mean * factor,
      low: (low ?? mean) * factor,
      high: (high ?? mean) * factor,
    },
  ]
}

function toOptions(means: readonly Mean[], scale: 'pass-fail' | 'number', title: string): PlotOptions {
  const isShare = scale === 'pass-fail'
  return {
    height: 48 + means.length * 22,
    marginTop: 6,
    marginBottom: 34,
    marginLeft: 24,
    marginRight: 16,
    style: plotStyle,
    x: isShare ? { domain: [0, 100] } : { nice: true },
    y: { type: 'band', domain: means.map(({ letter }) => letter), label: null },
    marks: [
      gridX({ ticks: 5, stroke: 'var(--assay-line)', strokeOpacity: 1 }),
      axisX({
        ticks: 5,
        tickSize: 0,
        label: isShare ? `${title}, %` : title,
        labelAnchor: 'center',
        labelArrow: 'none',
      }),
      axisY({ tickSize: 0, fontWeight: 600, fontSize: 12 }),
      link(means, {
        x1: 'low',
        x2: 'high',
        y1: 'letter',
        y2: 'letter',
        stroke: 'colour',
        strokeWidth: 3,
        strokeLinecap: 'round',
      }),
      dot(means, { x: 'mean', y: 'letter', r: 5, fill: 'colour', stroke: 'var(--assay-panel)', strokeWidth: 1.5 }),
    ],
  }
}
