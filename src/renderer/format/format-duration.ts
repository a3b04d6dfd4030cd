import { formatNumber } from './format-number.ts'
import { unknownWord } from './unknown-word.ts'

/** Milliseconds as a person reads them: 0.4 ms, 12 ms, 1.25 s, 3 min 20 s, 2 h 5 min. Null is unknown. */
export function formatDuration(ms: number | null | undefined): string {
  if (ms === null || ms === undefined) return unknownWord
  if (ms < 10) return `${formatNumber(ms, 1)} ms`
  if (ms < 1000) return `${formatNumber(ms, 0)} ms`
  if (ms < 59_950) return `${formatNumber(ms / 1000, ms < 10_000 ? 2 : 1)} s`
  const seconds = Math.round(ms / 1000)
  const minutes = Math.floor(seconds / 60)
  if (minutes < 60) return joined(minutes, 'min', seconds % 60, 's')
  return joined(Math.floor(minutes / 60), 'h', minutes % 60, 'min')
}

/** Tokens each second: 1,420 tok/s. Null is unknown. */
export function formatSpeed(tokensPerSecond: number | null | undefined): string {
  if (tokensPerSecond === null || tokensPerSecond === undefined) return unknownWord
  return `${formatNumber(tokensPerSecond, tokensPerSecond < 10 ? 1 : 0)} tok/s`
}

function joined(large: number, largeUnit: string, small: number, smallUnit: string): string {
  return small === 0 ? `${large} ${largeUnit}` : `${large} ${largeUnit} ${small} ${smallUnit}`
}
