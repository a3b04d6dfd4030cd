const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 })

/** A count with thousands separators: 12,480. */
export function formatCount(value: number): string {
  return whole.format(value)
}

/** A number with at most `digits` decimals and no needless zeros: 0.5, 12.25, 3. */
export function formatNumber(value: number, digits = 2): string {
  return new Intl.NumberFormat('en', { maximumFractionDigits: digits }).format(value)
}

/** `1 row`, `2,000 rows`; the plural adds an s unless it is given. */
export function formatQuantity(count: number, singular: string, plural = `${singular}s`): string {
  return `${formatCount(count)} ${count === 1 ? singular : plural}`
}
