const spans: readonly [remaining: string, reset: string][] = [
  ['x-ratelimit-remaining-requests', 'x-ratelimit-reset-requests'],
  ['x-ratelimit-remaining-tokens', 'x-ratelimit-reset-tokens'],
  ['anthropic-ratelimit-requests-remaining', 'anthropic-ratelimit-requests-reset'],
  ['anthropic-ratelimit-tokens-remaining', 'anthropic-ratelimit-tokens-reset'],
]

/**
 * How long to send nothing, in milliseconds, by the headers in which a server tells what is left of its limits: until the
 * latest reset of those that are used up (OpenAI's and its like as a span such as `6m0s`, Anthropic's as a time); 0 while
 * there is something left of all. `wallMs` is the time now since 1970.
 */
export function readLimitPauseMs(headers: Headers, wallMs: number): number {
  const pauses = spans.map(([remaining, reset]) =>
    Number(headers.get(remaining) ?? '1') > 0 ? 0 : toPauseMs(headers.get(reset) ?? '', wallMs),
  )
  return Math.max(0, ...pauses)
}

function toPauseMs(reset: string, wallMs: number): number {
  if (reset.includes('T')) {
    const at = Date.parse(reset)
    return Number.isNaN(at) ? 0 : at - wallMs
  }
  const { hours, minutes, seconds, ms } =
    /^(?:(?<hours>\d+)h)?(?:(?<minutes>\d+)m(?!s))?(?:(?<seconds>\d+(?:\.\d+)?)s)?(?:(?<ms>\d+(?:\.\d+)?)ms)?$/u.exec(
      reset,
    )?.groups ?? {}
  return ((Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60 + Number(seconds ?? 0)) * 1000 + Number(ms ?? 0)
}
