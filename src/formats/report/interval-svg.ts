import { formatShort } from '../../core/statistics/format-figures.ts'
import { escapeHtml } from './escape-html.ts'

/** A figure with its interval, drawn in a line of its own. */
export interface DrawnInterval {
  label: string
  value: number
  low: number
  high: number
  /** Which of the colours; the label says the same in words. */
  colour: number
}

const width = 640
const lineHeight = 26
const labelWidth = 190
const right = 16

/** Dots with their intervals over one axis, as SVG. `zero` draws a line at 0. `alt` says the same in words. */
export function intervalSvg(
  intervals: readonly DrawnInterval[],
  { axis, zero, alt, domain }: { axis: string; zero: boolean; alt: string; domain?: [number, number] },
): string {
  const ends = intervals.flatMap(({ low, high, value }) => [low, high, value])
  const from = domain?.[0] ?? Math.min(...ends, ...(zero ? [0] : []))
  const to = domain?.[1] ?? Math.max(...ends, ...(zero ? [0] : []))
  const room = domain ? 0 : (to - from || Math.abs(to) || 1) * 0.06
  const [start, end] = [from - room, to + room]
  const x = (value: number) => round(labelWidth + ((value - start) / (end - start)) * (width - labelWidth - right))
  const bottom = intervals.length * lineHeight + 6
  const ticks = niceTicks(start, end)
  return [
    `<svg viewBox="0 0 ${width} ${bottom + 36}" role="img" aria-label="${escapeHtml(alt)}" class="chart">`,
    ...ticks.map((tick) => `<line class="rule" x1="${x(tick)}" x2="${x(tick)}" y1="2" y2="${bottom}"/>`),
    ...(zero ? [`<line class="zero" x1="${x(0)}" x2="${x(0)}" y1="2" y2="${bottom}"/>`] : []),
    ...ticks.map(
      (tick) => `<text class="tick" x="${x(tick)}" y="${bottom + 14}" text-anchor="middle">${formatShort(tick)}</text>`,
    ),
    ...intervals.flatMap(({ label, value, low, high, colour }, index) => {
      const y = index * lineHeight + lineHeight / 2 + 3
      const tone = `v${colour % 7}`
      return [
        `<text class="label" x="${labelWidth - 10}" y="${y + 4}" text-anchor="end">${escapeHtml(shorten(label))}</text>`,
        `<line class="${tone} bar" x1="${x(low)}" x2="${x(high)}" y1="${y}" y2="${y}"/>`,
        `<circle class="${tone}" cx="${x(value)}" cy="${y}" r="5"/>`,
      ]
    }),
    `<text class="tick" x="${(labelWidth + width - right) / 2}" y="${bottom + 32}" text-anchor="middle">${escapeHtml(axis)}</text>`,
    '</svg>',
  ].join('')
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}

function shorten(label: string): string {
  const characters = [...label]
  return characters.length > 26 ? `${characters.slice(0, 25).join('')}…` : label
}

/** About five round figures between two. */
function niceTicks(from: number, to: number): number[] {
  const raw = (to - from) / 5
  const power = 10 ** Math.floor(Math.log10(raw))
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((candidate) => candidate >= raw) ?? power * 10
  const first = Math.ceil(from / step)
  const last = Math.floor(to / step)
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) =>
    Number(((first + index) * step).toPrecision(12)),
  )
}
