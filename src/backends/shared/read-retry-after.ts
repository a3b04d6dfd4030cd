/**
 * How long a server asks to be left alone, in milliseconds: `retry-after-ms` (OpenAI, Azure), else `retry-after` as
 * seconds or as an HTTP date (RFC 9110, 10.2.3). Undefined when it does not say, or not in a form that is understood.
 * `wallMs` is the time now since 1970; a date in the past is 0.
 */
export function readRetryAfterMs(headers: Headers, wallMs: number): number | undefined {
  const exact = toNumber(headers.get('retry-after-ms'))
  if (exact !== undefined) return exact
  const value = headers.get('retry-after')?.trim()
  if (!value) return undefined
  const seconds = toNumber(value)
  if (seconds !== undefined) return Math.ceil(seconds * 1000)
  // Date.parse also takes "-3" and the like for a date.
  const date = /^[a-z]{3}/i.test(value) ? Date.parse(value) : Number.NaN
  return Number.isNaN(date) ? undefined : Math.max(0, date - wallMs)
}

function toNumber(text: string | null): number | undefined {
  if (text === null || !/^\s*\d+(\.\d+)?\s*$/.test(text)) return undefined
  return Number(text)
}
