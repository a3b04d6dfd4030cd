import type { Comparison } from '../../../core/statistics/comparison.ts'
import { decimalsFor, formatNumber, formatShort } from '../../../core/statistics/format-figures.ts'

/** A difference as it is drawn: in points for pass/fail metrics, in the metric's unit otherwise; B − A. */
export interface DrawnDifference {
  difference: number
  low: number
  high: number
  /** 0 without a margin. */
  margin: number
  /** What the axis spans; holds 0, the interval and the margin. */
  domain: [number, number]
  unit: string
  /** A figure with its sign and the decimals that suit the interval. */
  format: (value: number) => string
  /** A round figure of the axis with its sign. */
  formatTick: (value: number) => string
}

/** What there is to draw of a comparison; null where it has no interval. */
export function drawDifference({ scale, difference, interval, margin }: Comparison): DrawnDifference | null {
  if (difference === null || interval === null) return null
  const factor = scale === 'pass-fail' ? 100 : 1
  const [low, high] = [interval.low * factor, interval.high * factor]
  const drawnMargin = margin * factor
  const decimals = decimalsFor(low, high)
  return {
    difference: difference * factor,
    low,
    high,
    margin: drawnMargin,
    domain: spanOf(low, high, drawnMargin, scale === 'pass-fail' ? 100 : Infinity),
    unit: scale === 'pass-fail' ? 'points' : '',
    format: (value) => signed(value, formatNumber(value, decimals)),
    formatTick: (value) => signed(value, formatShort(value)),
  }
}

function signed(value: number, figure: string): string {
  return value > 0 ? `+${figure}` : figure
}

/** Somewhat more than what is drawn, so that its labels have room, and no wider than differences can be. */
function spanOf(low: number, high: number, margin: number, limit: number): [number, number] {
  const [from, to] = [Math.min(0, low, -margin), Math.max(0, high, margin)]
  const room = Math.max((to - from) * 0.18, Math.abs(high || 1) * 0.05)
  return [Math.max(-limit, from - room), Math.min(limit, to + room)]
}
