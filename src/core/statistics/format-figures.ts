/** A number with this many decimals, thousands set apart by commas and a real minus sign; never a negative zero. */
export function formatNumber(value: number, decimals = 0): string {
  const digits = Math.abs(value).toFixed(decimals)
  const [whole = '', fraction] = digits.split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  const sign = value < 0 && Number(digits) !== 0 ? '−' : ''
  return `${sign}${grouped}${fraction === undefined ? '' : `.${fraction}`}`
}

/** A number as short as it can be said with six significant digits: 5, 0.05, 1,250.5. */
export function formatShort(value: number): string {
  const [, fraction = ''] = String(Number(value.toPrecision(6))).split('.')
  return formatNumber(value, /^\d*$/.test(fraction) ? fraction.length : 15)
}

/** A share as a percentage without needless decimals: 95%, 99.9%. */
export function formatPercent(share: number): string {
  return `${formatShort(share * 100)}%`
}

/** `1 row`, `20,000 rows`. */
export function formatCount(count: number, noun: string): string {
  return `${formatNumber(count)} ${noun}${count === 1 ? '' : 's'}`
}

/** `p < 0.001`, `p > 0.99`, or two significant digits, more where rounding would move p across `alpha`. */
export function formatPValue(p: number, alpha: number): string {
  if (p < 0.001 && alpha > 0.001) return 'p < 0.001'
  if (p > 0.99 && alpha < 0.99) return 'p > 0.99'
  for (let digits = 2; digits < 12; digits += 1) {
    const shown = p.toPrecision(digits)
    if (Number(shown) < alpha === p < alpha) return `p = ${shown}`
  }
  return `p = ${p}`
}

/**
 * Decimals that suit a figure and its interval: two significant digits of the interval's width, and more where a bound
 * that is not 0 would be shown as 0, because whether the interval holds 0 is what it is read for.
 */
export function decimalsFor(low: number, high: number): number {
  const size = high > low ? high - low : Math.abs(high) / 10
  if (size === 0) return 0
  let decimals = Math.min(15, Math.max(0, 1 - Math.floor(Math.log10(size))))
  const isLost = (bound: number): boolean => bound !== 0 && Number(bound.toFixed(decimals)) === 0
  while (decimals < 15 && (isLost(low) || isLost(high))) decimals += 1
  return decimals
}
