const shortestMs = 1500
/** A request that took long is not repeated before so many times its own duration. */
const restFactor = 2

/** An answer with the milliseconds it took. */
export interface Timed<T> {
  value: T
  tookMs: number
}

/** Waits for an answer and takes its time. */
export async function timed<T>(ask: () => Promise<T>): Promise<Timed<T>> {
  const started = performance.now()
  const value = await ask()
  return { value, tookMs: performance.now() - started }
}

/**
 * How long TanStack Query waits before it asks again: 1.5 s while something is going on, longer after a slow answer so
 * that looking at a run does not slow it down, and never otherwise.
 */
export function liveInterval<T>(isLive: boolean) {
  return (query: { state: { data: Timed<T> | undefined } }): number | false =>
    isLive && Math.max(shortestMs, restFactor * (query.state.data?.tookMs ?? 0))
}
