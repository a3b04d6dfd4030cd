const firstMs = 250
const longestMs = 8_000

/**
 * Milliseconds to wait before the attempt to connect again after `failures` failures in a row (from 1): doubling from
 * 250 ms to 8 s, of which a random half keeps several windows from knocking at once. `random` is in [0, 1).
 */
export function reconnectDelay(failures: number, random: number): number {
  const whole = Math.min(longestMs, firstMs * 2 ** Math.max(0, failures - 1))
  return Math.round(whole / 2 + (whole / 2) * random)
}
