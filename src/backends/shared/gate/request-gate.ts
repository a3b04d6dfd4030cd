import { AssayError } from '../../../core/errors.ts'
import type { Clock } from '../clock.ts'
import { createAdaptiveConcurrency } from './adaptive-concurrency.ts'
import { createCircuitBreaker } from './circuit-breaker.ts'
import { createMinuteBudget } from './minute-budget.ts'

/** What a connection's server takes, as far as a person has said. */
export interface GateLimits {
  /** Requests at once, at most. */
  concurrency: number
  requestsPerMinute?: number | undefined
  tokensPerMinute?: number | undefined
}

/** How a request ended, as far as the next ones are concerned. */
export type Ending =
  /** `tokens` are those that it used; `pauseMs` is how long the server wants to be left alone after it. */
  | { kind: 'answered'; tokens?: number | undefined; pauseMs?: number }
  | { kind: 'limited'; pauseMs: number }
  /** The server could not be reached, or failed itself. */
  | { kind: 'failed' }
  | { kind: 'other' }

/** A request's leave to be sent. */
export interface Pass {
  end(ending: Ending): void
}

/** Lets the requests of one connection through as its server can take them, whoever sends them. */
export interface RequestGate {
  /**
   * Resolves when a request of about so many tokens may be sent, in the order of asking. Throws `cancelled` when the signal
   * is aborted, and `connection-down` when the server is given up.
   */
  enter(tokens: number, signal: AbortSignal): Promise<Pass>
  /** True while the server counts as down; a failure is then not the request's own. */
  readonly isDown: boolean
  /** Why requests wait, in a sentence; null while none has to. */
  describe(): string | null
}

interface Waiting {
  tokens: number
  admit(): void
  refuse(error: AssayError): void
}

export function createRequestGate(options: {
  limits: GateLimits
  clock: Clock
  /** What people call the connection, and its address. */
  connection: string
  url: string
}): RequestGate {
  const { limits, clock, connection, url } = options
  const adaptive = createAdaptiveConcurrency(limits.concurrency)
  const requests = createMinuteBudget(limits.requestsPerMinute)
  const tokensLeft = createMinuteBudget(limits.tokensPerMinute)
  const breaker = createCircuitBreaker(limits.concurrency)
  const queue = new Set<Waiting>()
  let inFlight = 0
  let pausedUntilMs = 0
  let timer: (() => void) | undefined

  function waitMs(tokens: number): number {
    const nowMs = clock.monotonicMs()
    const resumeMs = Math.max(pausedUntilMs, breaker.isOpen ? breaker.probeAtMs : 0)
    return Math.max(resumeMs - nowMs, requests.waitMs(1, nowMs), tokensLeft.waitMs(tokens, nowMs))
  }

  function pump() {
    timer?.()
    timer = undefined
    for (const waiting of queue) {
      if (inFlight >= (breaker.isOpen ? 1 : adaptive.limit)) return
      const ms = waitMs(waiting.tokens)
      if (ms > 0) {
        timer = clock.after(ms, pump)
        return
      }
      queue.delete(waiting)
      waiting.admit()
    }
  }

  function begin(tokens: number): Pass {
    const nowMs = clock.monotonicMs()
    requests.spend(1, nowMs)
    tokensLeft.spend(tokens, nowMs)
    inFlight += 1
    const begun = adaptive.begin()
    let isOver = false
    return {
      end(ending) {
        if (isOver) return
        isOver = true
        learn(ending, begun, tokens)
        inFlight -= 1
        pump()
      },
    }
  }

  function learn(ending: Ending, begun: number, guessed: number) {
    const nowMs = clock.monotonicMs()
    const pause = (ms: number) => {
      pausedUntilMs = Math.max(pausedUntilMs, nowMs + ms)
    }
    switch (ending.kind) {
      case 'answered':
        breaker.answered()
        adaptive.answered()
        if (ending.tokens !== undefined) tokensLeft.correct(ending.tokens - guessed)
        pause(ending.pauseMs ?? 0)
        return
      case 'limited':
        breaker.answered()
        adaptive.limited(begun, inFlight)
        pause(ending.pauseMs)
        return
      case 'failed':
        if (breaker.failed(nowMs)) giveUp()
        return
      case 'other':
        return
    }
  }

  function giveUp() {
    const refused = [...queue]
    queue.clear()
    for (const waiting of refused) waiting.refuse(new AssayError('connection-down', { connection, url }))
  }

  return {
    get isDown() {
      return breaker.isOpen
    },
    enter(tokens, signal) {
      return new Promise((resolve, reject) => {
        const cancelled = () => new AssayError('cancelled', { what: `The request to ${connection}` })
        const abort = () => {
          queue.delete(waiting)
          reject(cancelled())
          pump()
        }
        const leave = () => signal.removeEventListener('abort', abort)
        const waiting: Waiting = {
          tokens,
          admit() {
            leave()
            resolve(begin(tokens))
          },
          refuse(error) {
            leave()
            reject(error)
          },
        }
        if (signal.aborted) return reject(cancelled())
        signal.addEventListener('abort', abort, { once: true })
        queue.add(waiting)
        pump()
      })
    },
    describe() {
      const [first] = queue
      if (!first) return null
      const seconds = Math.ceil(waitMs(first.tokens) / 1000)
      if (breaker.isOpen) return `${connection} does not answer; it is tried again in ${seconds} s`
      if (pausedUntilMs > clock.monotonicMs()) return `${connection} asks to wait; going on in ${seconds} s`
      if (seconds > 0) return `${connection} is at its limit a minute; going on in ${seconds} s`
      if (adaptive.limit < limits.concurrency) return `${connection} limits requests: ${adaptive.limit} at once`
      return null
    },
  }
}
