/** One measured figure and the bar that it is held to. */
export interface Figure {
  name: string
  value: number
  unit: string
  /** The most that it may be; undefined for a figure that is only shown. */
  bar?: number
  /** The conditions, in a few words. */
  note: string
}

export function formatFigure({ name, value, unit, bar, note }: Figure): string {
  const verdict = bar === undefined ? '' : value <= bar ? `within ${bar} ${unit}` : `OVER ${bar} ${unit}`
  return `${name.padEnd(34)} ${`${value.toFixed(value < 10 ? 3 : 1)} ${unit}`.padStart(14)}  ${verdict.padEnd(18)} ${note}`
}
