import { formatNumber } from './format-number.ts'
import { unknownWord } from './unknown-word.ts'

const units = ['B', 'kB', 'MB', 'GB', 'TB']

/** Bytes in powers of 1,000: 812 B, 3.6 MB. Null is unknown. */
export function formatBytes(bytes: number | null | undefined): string {
  if (bytes === null || bytes === undefined) return unknownWord
  let value = bytes
  let unit = 0
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000
    unit += 1
  }
  return `${formatNumber(value, unit === 0 || value >= 100 ? 0 : 1)} ${units[unit]}`
}
