import { axisX, axisY, dot, gridY, line, ruleX, text } from '@observablehq/plot'
import { useMemo } from 'react'
import type { HistoryPoint } from '../../../contract/run-charts.ts'
import { PlotFigure } from '../../components/plot-figure.tsx'
import { formatScore } from '../../format/format-score.ts'
import { formatTime } from '../../format/format-time.ts'
import { variantColour } from '../../theme/variant-colour.ts'
import { plotStyle, type PlotOptions } from '../verdict/plot-style.ts'
import { ChartFrame } from './chart-frame.tsx'

interface Drawn {
  at: Date | number
  series: string
  colour: string
  value: number
  low: number
  high: number
  isSameData: boolean
}

/** Scores of an experiment's runs over time, or over the versions of each prompt. Hollow dots ran on other rows. */
export function HistoryChart({
  points,
  over,
  title,
  scale,
}: {
  points: readonly HistoryPoint[]
  over: 'time' | 'version'
  title: string
  scale: 'pass-fail' | 'number'
}) {
  const drawn = useMemo(() => toDrawn(points, over, scale === 'pass-fail' ? 100 : 1), [points, over, scale])
  const options = useMemo(
    () => toOptions(drawn, { over, title, isShare: scale === 'pass-fail' }),
    [drawn, over, title, scale],
  )
  const runs = new Set(points.map(({ runId }) => runId)).size
  const hasOther = points.some(({ isSameData }) => !isSameData)
  const what = over === 'time' ? `${title} over time` : `${title} over versions`
  return (
    <ChartFrame
      title={what}
      note={[
        over === 'time'
          ? `${runs === 1 ? 'One finished run' : `The last ${runs} finished runs`} of this experiment, with 95% intervals.`
          : 'Each dot is a run of a version, with its 95% interval.',
        hasOther ? 'Hollow dots ran on other rows: they are not to be compared with the rest.' : '',
      ].join(' ')}
      table={{
        head: ['Started', 'Variant', 'Prompt', 'Version', 'Model', title, 'Low', 'High', 'Same rows'],
        rows: points.map((point) => [
          formatTime(point.startedAt),
          point.variantName,
          point.promptName,
          point.versionNumber === null ? 'unknown' : `v${point.versionNumber}`,
          point.modelId,
          formatScore(point.mean, scale),
          formatScore(point.low, scale),
          formatScore(point.high, scale),
          point.isSameData ? 'yes' : 'no',
        ]),
      }}
    >
      {drawn.length === 0 ? null : <PlotFigure options={options} label={`${what}: ${drawn.length} results`} />}
    </ChartFrame>
  )
}

function toDrawn(points: readonly HistoryPoint[], over: 'time' | 'version', factor: number): Drawn[] {
  const names = [...new Set(points.map((point) => (over === 'time' ? point.variantName : point.promptName)))]
  return points.flatMap((point) => {
    const series = over === 'time' ? point.variantName : point.promptName
    const at = over === 'time' ? new Date(point.startedAt) : point.versionNumber
    if (at === null) return []
    const { mean, low, high, isSameData } = point
    const colour = variantColour(names.indexOf(series)).strong
    return [
      {
        at,
        series,
        colour,
        value: mean * factor,
        low: (low ?? mean) * factor,
        high: (high ?? mean) * factor,
        isSameData,
      },
    ]
  })
}

function toOptions(
  drawn: readonly Drawn[],
  { over, title, isShare }: { over: 'time' | 'version'; title: string; isShare: boolean },
): PlotOptions {
  const same = drawn.filter(({ isSameData }) => isSameData)
  const last = [...new Map(drawn.map((point) => [point.series, point])).values()]
  const versions = drawn.flatMap(({ at }) => (typeof at === 'number' ? [at] : []))
  return {
    height: 240,
    marginLeft: 44,
    marginRight: 96,
    marginTop: 24,
    marginBottom: 34,
    style: plotStyle,
    x: over === 'time' ? { type: 'time' } : { domain: [Math.min(...versions) - 0.5, Math.max(...versions) + 0.5] },
    y: isShare ? { domain: [0, 100] } : { nice: true },
    marks: [
      gridY({ ticks: 5, stroke: 'var(--assay-line)', strokeOpacity: 1 }),
      over === 'time'
        ? axisX({ ticks: 4, tickSize: 3, label: null })
        : axisX(
            [...new Set(versions)].toSorted((a, b) => a - b),
            {
              tickSize: 3,
              label: null,
              tickFormat: (version: number) => `v${version}`,
            },
          ),
      axisY({ ticks: 5, tickSize: 0, label: isShare ? `${title}, %` : title, labelArrow: 'none' }),
      ...(over === 'time'
        ? [line(same, { x: 'at', y: 'value', z: 'series', stroke: 'colour', strokeOpacity: 0.6 })]
        : []),
      ruleX(drawn, { x: 'at', y1: 'low', y2: 'high', stroke: 'colour', strokeWidth: 2, strokeOpacity: 0.5 }),
      dot(drawn, {
        x: 'at',
        y: 'value',
        r: 4,
        fill: (point: Drawn) => (point.isSameData ? point.colour : 'var(--assay-panel)'),
        stroke: 'colour',
        strokeWidth: 1.5,
      }),
      text(last, {
        x: 'at',
        y: 'value',
        dx: 10,
        textAnchor: 'start',
        fill: 'colour',
        lineWidth: 8,
        textOverflow: 'ellipsis',
        text: 'series',
      }),
    ],
  }
}
