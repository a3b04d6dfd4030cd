import type { WebContents } from 'electron'
import type { FromServiceMessage, ToServiceMessage } from '../contract/service-messages.ts'
import { startServiceProcess, type ServiceProcess } from './start-service-process.ts'

/** After this many ends within the time, starting again would not help. */
const mostCrashes = 3
const crashWindowMs = 60_000

export interface ServiceKeeper {
  /** Starts the service; call it again, after a failure, to try another workspace. */
  start(): Promise<void>
  /** Gives a page its connection, now or as soon as the workspace is open, and again whenever the service is new. */
  addPage(contents: WebContents): void
  close(): Promise<void>
}

export interface ServiceKeeperOptions {
  entry: string
  /** Asked before each start, because secrets may have changed since the last one. */
  openMessage: () => Promise<Extract<ToServiceMessage, { type: 'open' }>>
  onMessage: (message: FromServiceMessage) => void
  /** The workspace could not be opened; one sentence. Nothing is started again. */
  onFailed: (message: string) => void
  /** The service ended by itself: `restarted`, or `gave-up` when that has happened too often. */
  onCrash: (outcome: 'restarted' | 'gave-up') => void
  onProblem: (problem: unknown) => void
  /** Milliseconds by a clock that never goes back. */
  now: () => number
  /** How long an orderly end may take, in milliseconds. */
  closeLimitMs: number
}

/** Runs the service process, starts it again when it crashes, and keeps every page connected to the one that runs. */
export function keepServiceRunning(options: ServiceKeeperOptions): ServiceKeeper {
  const pages = new Set<WebContents>()
  let crashes: number[] = []
  let service: ServiceProcess | undefined
  let isOpen = false
  let isClosing = false

  const start = async () => {
    const open = await options.openMessage()
    if (isClosing) return
    const current = startServiceProcess({ ...options, open })
    service = current
    const opened = await current.opened
    if (isClosing) return
    if (!opened.ok) {
      // There is nothing open that an orderly end would save.
      await current.close(0)
      return options.onFailed(opened.message)
    }
    isOpen = true
    for (const contents of pages) current.connect(contents)
    current.ended.then(afterEnd).catch(options.onProblem)
  }

  const afterEnd = async () => {
    isOpen = false
    if (isClosing) return
    crashes = [...crashes.filter((at) => options.now() - at < crashWindowMs), options.now()]
    if (crashes.length >= mostCrashes) return options.onCrash('gave-up')
    await start()
    if (isOpen) options.onCrash('restarted')
  }

  return {
    start,
    addPage(contents) {
      if (!pages.has(contents)) contents.once('destroyed', () => pages.delete(contents))
      pages.add(contents)
      if (isOpen) service?.connect(contents)
    },
    async close() {
      isClosing = true
      await service?.close(options.closeLimitMs)
    },
  }
}
