import { axisX, axisY, dot, gridX, gridY, line, ruleX, text } from '@observablehq/plot'
import { useMemo } from 'react'
import type { RunReport } from '../../../contract/experiments.ts'
import { variantLetter } from '../../../core/experiments/experiment-spec.ts'
import { PlotFigure } from '../../components/plot-figure.tsx'
import { formatCost } from '../../format/format-cost.ts'
import { formatDuration } from '../../format/format-duration.ts'
import { formatScore } from '../../format/format-score.ts'
import { variantColour } from '../../theme/variant-colour.ts'
import { plotStyle, type PlotOptions } from '../verdict/plot-style.ts'
import { ChartFrame } from './chart-frame.tsx'
import { paretoFront, type Tradeoff } from './pareto-front.ts'

type Against = 'cost' | 'latency'

interface Arm extends Tradeoff {
  letter: string
  name: string
  colour: string
  low: number
  high: number
}

/** Quality against what it costs in money or time, with the front of those variants that nothing else beats in both. */
export function TradeoffChart({ report, metric, against }: { report: RunReport; metric: number; against: Against }) {
  const { title = '', scale = 'number' } = report.metrics[metric] ?? {}
  const arms = useMemo(() => toArms(report, metric, against), [report, metric, against])
  const front = useMemo(() => paretoFront(arms), [arms])
  const options = useMemo(
    () => toOptions(arms, front, { title, isShare: scale === 'pass-fail', against }),
    [arms, front, title, scale, against],
  )
  const unknown = report.variants.length - arms.length
  const format = against === 'cost' ? formatCost : formatDuration
  const what = against === 'cost' ? 'Cost an answer' : 'Median time'
  const letters = front.map(({ letter }) => letter).join(', ')
  return (
    <ChartFrame
      title={against === 'cost' ? 'Cost against quality' : 'Time against quality'}
      note={[
        arms.length === 0
          ? `No variant has a known ${against === 'cost' ? 'cost' : 'time'} yet.`
          : `On the front: ${letters}. Every other variant is beaten in one and no better in the other.`,
        unknown > 0 && arms.length > 0
          ? `${unknown} left out: ${against === 'cost' ? 'the cost of some answers' : 'the time'} is unknown.`
          : '',
      ]
        .filter(Boolean)
        .join(' ')}
      table={{
        head: ['Variant', what, title, 'On the front'],
        rows: arms.map((arm) => [
          `${arm.letter} ${arm.name}`,
          format(arm.price),
          formatScore(arm.quality, scale),
          front.includes(arm) ? 'yes' : 'no',
        ]),
      }}
    >
      {arms.length === 0 ? null : (
        <PlotFigure
          options={options}
          label={`${what} against ${title}: ${arms.map((arm) => `${arm.letter} ${format(arm.price)}, ${formatScore(arm.quality, scale)}`).join('; ')}`}
        />
      )}
    </ChartFrame>
  )
}

/** Variants whose price and quality are known; a cost that is known for some answers only is not known. */
function toArms({ variants, scores, usage }: RunReport, metric: number, against: Against): Arm[] {
  return variants.flatMap(({ name }, variant) => {
    const score = scores.find((one) => one.variant === variant && one.metric === metric)
    const used = usage.find((one) => one.variant === variant)
    if (!score || score.mean === null || !used || used.cells === 0) return []
    const cost = used.unknownCostCount > 0 ? null : used.knownCostUsd / used.cells
    const price = against === 'cost' ? cost : used.totalMsMedian
    if (price === null) return []
    const { mean, low, high } = score
    const letter = variantLetter(variant)
    const colour = variantColour(variant).strong
    return [{ variant, price, quality: mean, letter, name, colour, low: low ?? mean, high: high ?? mean }]
  })
}

function toOptions(
  arms: readonly Arm[],
  front: readonly Arm[],
  { title, isShare, against }: { title: string; isShare: boolean; against: Against },
): PlotOptions {
  const factor = isShare ? 100 : 1
  const highest = Math.max(...arms.map(({ price }) => price))
  return {
    height: 260,
    marginLeft: 46,
    marginRight: 34,
    marginTop: 24,
    marginBottom: 36,
    style: plotStyle,
    x: { domain: [0, highest === 0 ? 1 : highest * 1.12] },
    y: isShare ? { domain: [0, 100] } : { nice: true },
    marks: [
      gridX({ ticks: 5, stroke: 'var(--assay-line)', strokeOpacity: 1 }),
      gridY({ ticks: 5, stroke: 'var(--assay-line)', strokeOpacity: 1 }),
      axisX({
        ticks: 5,
        tickSize: 0,
        label: against === 'cost' ? 'US dollars an answer' : 'milliseconds, median',
        labelAnchor: 'center',
        labelArrow: 'none',
        ...(against === 'cost' ? { tickFormat: (usd: number) => formatCost(usd) } : {}),
      }),
      axisY({ ticks: 5, tickSize: 0, label: isShare ? `${title}, %` : title, labelArrow: 'none' }),
      line(front, {
        x: 'price',
        y: (arm: Arm) => arm.quality * factor,
        stroke: 'var(--assay-dim)',
        strokeDasharray: '4 3',
      }),
      ruleX(arms, {
        x: 'price',
        y1: (arm: Arm) => arm.low * factor,
        y2: (arm: Arm) => arm.high * factor,
        stroke: 'colour',
        strokeWidth: 2,
      }),
      dot(arms, {
        x: 'price',
        y: (arm: Arm) => arm.quality * factor,
        r: 5.5,
        fill: 'colour',
        stroke: 'var(--assay-panel)',
        strokeWidth: 1.5,
      }),
      text(arms, {
        x: 'price',
        y: (arm: Arm) => arm.quality * factor,
        text: 'letter',
        dx: 12,
        fontWeight: 650,
        fontSize: 12,
        fill: 'colour',
        stroke: 'var(--assay-panel)',
        strokeWidth: 3,
      }),
    ],
  }
}
