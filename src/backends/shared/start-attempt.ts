import type { Clock } from './clock.ts'

/** One try of one request: its signal, and who ended it early. */
export interface Attempt {
  readonly signal: AbortSignal
  /** `caller` when a signal was aborted, `idle` when the server fell silent. */
  readonly endedBy: 'caller' | 'idle' | undefined
  /** To be called whenever the server sends something. */
  noteActivity(): void
  /**
   * To be called when it is over, in whatever way: stops the timer and lets go of the signals. Unless the answer was
   * read to its end, its connection is dropped.
   */
  finish(isWhole: boolean): void
}

/** Starts an attempt that ends when one of `signals` aborts, or when the server sends nothing for `idleMs`. */
export function startAttempt(options: {
  signals: readonly (AbortSignal | undefined)[]
  idleMs: number
  clock: Clock
}): Attempt {
  const { idleMs, clock } = options
  const signals = options.signals.filter((signal) => signal !== undefined)
  const controller = new AbortController()
  let endedBy: Attempt['endedBy']
  const end = (by: 'caller' | 'idle') => {
    endedBy ??= by
    controller.abort()
  }
  const endByCaller = () => end('caller')
  let lastActivityMs = clock.monotonicMs()
  let cancelTimer = () => {}

  // The timer is not restarted with every piece: when it fires it looks how long the silence has really been.
  const watch = (ms: number) => {
    cancelTimer = clock.after(ms, () => {
      const leftMs = lastActivityMs + idleMs - clock.monotonicMs()
      if (leftMs > 0) watch(leftMs)
      else end('idle')
    })
  }
  watch(idleMs)
  for (const signal of signals) {
    if (signal.aborted) endByCaller()
    else signal.addEventListener('abort', endByCaller, { once: true })
  }

  return {
    signal: controller.signal,
    get endedBy() {
      return endedBy
    },
    noteActivity() {
      lastActivityMs = clock.monotonicMs()
    },
    finish(isWhole) {
      cancelTimer()
      for (const signal of signals) signal.removeEventListener('abort', endByCaller)
      if (!isWhole) controller.abort()
    },
  }
}
