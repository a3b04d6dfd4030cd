import type { LintRequest, LintResult } from './lint-worker.ts'

/** A text that keeps the thread longer than this is not linted. */
const timeLimitMs = 15_000

interface Waiting {
  request: LintRequest
  take: (result: LintResult) => void
}

/** One prompt at a time; of those that wait, each asker's last counts. */
const waiting = new Map<object, Waiting>()
let busy: object | undefined
let worker: Worker | undefined

/** Lints in a thread of its own. A later request of the same asker takes the place of one that still waits. */
export function lintInWorker(asker: object, request: LintRequest, take: (result: LintResult) => void): void {
  waiting.set(asker, { request, take })
  if (busy === undefined) next()
}

/** Forgets what an asker waits for. */
export function stopLinting(asker: object): void {
  waiting.delete(asker)
}

function next(): void {
  const [asker, job] = waiting.entries().next().value ?? []
  busy = asker
  if (asker === undefined || job === undefined) return
  waiting.delete(asker)
  const running = (worker ??= new Worker(new URL('./lint-worker.ts', import.meta.url), { type: 'module' }))
  const timer = setTimeout(() => end(undefined), timeLimitMs)
  function end(result: LintResult | undefined): void {
    clearTimeout(timer)
    running.removeEventListener('message', onMessage)
    running.removeEventListener('error', onError)
    if (result === undefined) {
      running.terminate()
      worker = undefined
    } else job?.take(result)
    next()
  }
  const onMessage = ({ data }: MessageEvent<LintResult>): void => end(data)
  const onError = (): void => end(undefined)
  running.addEventListener('message', onMessage)
  running.addEventListener('error', onError)
  running.postMessage(job.request)
}
