import { axisX, axisY, dot, link } from '@observablehq/plot'
import { useMemo } from 'react'
import type { PairedPoints } from '../../../contract/run-charts.ts'
import { variantLetter } from '../../../core/experiments/experiment-spec.ts'
import { PlotFigure } from '../../components/plot-figure.tsx'
import { formatCount, formatNumber, formatQuantity } from '../../format/format-number.ts'
import { variantColour } from '../../theme/variant-colour.ts'
import { plotStyle, type PlotOptions } from '../verdict/plot-style.ts'
import { ChartFrame } from './chart-frame.tsx'

/** Every row as a dot: A's score to the right, B's upwards. Above the line B does better. */
export function PairedChart({ data, a, b, title }: { data: PairedPoints; a: number; b: number; title: string }) {
  const options = useMemo(() => toOptions(data.points, a, b), [data.points, a, b])
  const [first, second] = [variantLetter(a), variantLetter(b)]
  const above = data.points.filter((point) => point.b > point.a).length
  const below = data.points.filter((point) => point.b < point.a).length
  const label = `${second} against ${first} by ${title}: ${above} rows higher for ${second}, ${below} for ${first}`
  return (
    <ChartFrame
      title={`${second} against ${first}, row by row`}
      note={`Each dot is a row: above the line ${second} scores higher, below it ${first}. ${
        data.points.length < data.rows
          ? `${formatCount(data.points.length)} of ${formatQuantity(data.rows, 'row')}, from all over the run.`
          : `${formatQuantity(data.rows, 'row')}.`
      }`}
      table={{
        head: ['Row', first, second],
        rows: data.points.map((point) => [String(point.row), formatNumber(point.a, 4), formatNumber(point.b, 4)]),
      }}
    >
      <PlotFigure options={options} label={label} />
    </ChartFrame>
  )
}

function toOptions(points: PairedPoints['points'], a: number, b: number): PlotOptions {
  const ends = points.flatMap((point) => [point.a, point.b])
  const [low, high] = [Math.min(...ends), Math.max(...ends)]
  const room = (high - low || 1) * 0.05
  const domain = [low - room, high + room]
  return {
    height: 300,
    marginLeft: 46,
    marginBottom: 36,
    style: plotStyle,
    x: { domain },
    y: { domain },
    marks: [
      axisX({ ticks: 5, tickSize: 3, label: variantLetter(a), labelAnchor: 'center', labelArrow: 'none' }),
      axisY({ ticks: 5, tickSize: 3, label: variantLetter(b), labelArrow: 'none' }),
      link([{ from: domain[0], to: domain[1] }], {
        x1: 'from',
        x2: 'to',
        y1: 'from',
        y2: 'to',
        stroke: 'var(--assay-faint)',
        strokeDasharray: '3 3',
      }),
      dot(points, {
        x: 'a',
        y: 'b',
        r: 3,
        fill: (point: PairedPoints['points'][number]) =>
          point.b > point.a
            ? variantColour(b).strong
            : point.b < point.a
              ? variantColour(a).strong
              : 'var(--assay-faint)',
        symbol: (point: PairedPoints['points'][number]) => (point.b > point.a ? 'triangle' : 'circle'),
        fillOpacity: 0.6,
      }),
    ],
  }
}
