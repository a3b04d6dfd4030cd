import { axisX, dot, link, rectX, ruleX, text } from '@observablehq/plot'
import { useMemo } from 'react'
import type { Comparison } from '../../../core/statistics/comparison.ts'
import { variantLetter } from '../../../core/experiments/experiment-spec.ts'
import { PlotFigure } from '../../components/plot-figure.tsx'
import { variantColour } from '../../theme/variant-colour.ts'
import { drawDifference, type DrawnDifference } from './difference-scale.ts'
import { plotStyle, type PlotOptions } from './plot-style.ts'

/** The interval of the difference B − A on a line, with 0 and the margin: what the verdict is read from. */
export function DifferencePicture({ comparison, a, b }: { comparison: Comparison; a: number; b: number }) {
  const drawn = useMemo(() => drawDifference(comparison), [comparison])
  const { lowerIsBetter, verdict } = comparison
  const options = useMemo(
    () => drawn && toOptions(drawn, colourOf(verdict, a, b), sides(a, b, lowerIsBetter)),
    [drawn, verdict, a, b, lowerIsBetter],
  )
  if (!drawn || !options) return null
  const { format, difference, low, high, unit } = drawn
  const label = `Difference ${variantLetter(b)} − ${variantLetter(a)}: ${format(difference)} ${unit}, interval ${format(low)} to ${format(high)}`
  return <PlotFigure options={options} label={label} />
}

function colourOf(verdict: Comparison['verdict'], a: number, b: number): string {
  if (verdict === 'A better') return variantColour(a).strong
  if (verdict === 'B better') return variantColour(b).strong
  return 'var(--assay-text)'
}

/** Which side of 0 speaks for whom. */
function sides(a: number, b: number, lowerIsBetter: boolean): { left: string; right: string; axis: string } {
  const [left, right] = lowerIsBetter ? [b, a] : [a, b]
  return {
    left: `← ${variantLetter(left)} better`,
    right: `${variantLetter(right)} better →`,
    axis: `${variantLetter(b)} − ${variantLetter(a)}`,
  }
}

function toOptions(
  { difference, low, high, margin, domain, unit, format, formatTick }: DrawnDifference,
  colour: string,
  { left, right, axis }: { left: string; right: string; axis: string },
): PlotOptions {
  const ends = { y: 0.45, dy: 16, fill: 'var(--assay-dim)', text: (value: number) => format(value) }
  return {
    height: 118,
    marginTop: 22,
    marginBottom: 34,
    marginLeft: 14,
    marginRight: 14,
    style: plotStyle,
    x: { domain },
    y: { domain: [0, 1], axis: null },
    marks: [
      ...(margin > 0
        ? [
            rectX([margin], {
              x1: (value) => -value,
              x2: (value) => value,
              fill: 'var(--assay-line)',
              fillOpacity: 0.6,
            }),
          ]
        : []),
      axisX({
        ticks: 5,
        tickSize: 4,
        tickPadding: 3,
        label: [axis, unit].filter(Boolean).join(', '),
        labelAnchor: 'center',
        labelArrow: 'none',
        tickFormat: formatTick,
      }),
      ruleX([0], { stroke: 'var(--assay-faint)', strokeDasharray: '3 3' }),
      link([0], { x1: low, x2: high, y1: 0.45, y2: 0.45, stroke: colour, strokeWidth: 4, strokeLinecap: 'round' }),
      dot([difference], {
        x: (value) => value,
        y: 0.45,
        r: 6,
        fill: colour,
        stroke: 'var(--assay-panel)',
        strokeWidth: 1.5,
      }),
      text([difference], {
        x: (value) => value,
        y: 0.45,
        dy: -16,
        fontWeight: 600,
        fontSize: 12,
        fill: 'var(--assay-text)',
        stroke: 'var(--assay-panel)',
        strokeWidth: 4,
        text: (value) => format(value),
      }),
      text([low], { ...ends, x: (value) => value, textAnchor: 'end', dx: 4 }),
      text([high], { ...ends, x: (value) => value, textAnchor: 'start', dx: -4 }),
      text([left], { frameAnchor: 'top-left', dy: -20, dx: -14, text: (value) => value }),
      text([right], { frameAnchor: 'top-right', dy: -20, dx: 14, text: (value) => value }),
    ],
  }
}
