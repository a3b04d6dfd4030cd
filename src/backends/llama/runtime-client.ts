import { fork as forkProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { AssayError } from '../../core/errors.ts'
import type { RuntimeOptions, RuntimeResults } from '../../core/runtime-protocol.ts'
import { createCrashRecord } from './crash-record.ts'
import {
  cancelled,
  pathOf,
  startRuntimeChild,
  type ModelState,
  type RuntimeCall,
  type RuntimeChild,
} from './runtime-child.ts'

/** The one who talks to the runtime process: starts it when it is needed, and again when it died. */
export interface RuntimeClient {
  /**
   * Sends a request and waits for its answer. Throws what the runtime reports, `cancelled` on the signal,
   * `runtime-crashed` when the process dies meanwhile, and `model-load-failed` when it keeps dying on that model.
   */
  call<T extends keyof RuntimeResults>(
    type: T,
    call: RuntimeCall<T>,
    signal?: AbortSignal,
    onText?: (text: string) => void,
  ): Promise<RuntimeResults[T]>
  /** The process id; undefined while none runs. */
  readonly pid: number | undefined
  /** What is in memory now, by path. */
  readonly models: ReadonlyMap<string, ModelState>
  /** Ends the process: calls in flight throw `cancelled`. */
  close(): Promise<void>
}

export interface RuntimeClientOptions {
  /** The file to run: `src/runtime/runtime-process.ts`, or what it was built to. */
  entry: string | URL
  runtime: RuntimeOptions
  fork?: typeof forkProcess
  /** Called when `models` or `pid` changes. */
  onChange?: () => void
}

/** What a crash is laid to before the process was ready. */
const starting = ''

export function createRuntimeClient(options: RuntimeClientOptions): RuntimeClient {
  const { runtime, fork = forkProcess, onChange = () => undefined } = options
  const entry = options.entry instanceof URL ? fileURLToPath(options.entry) : options.entry
  const crashes = createCrashRecord()
  const alive = new Set<RuntimeChild>()
  let current: RuntimeChild | undefined
  let isClosed = false

  function start(): RuntimeChild {
    const forget = () => {
      if (current === child) current = undefined
    }
    const child = startRuntimeChild({
      entry,
      runtime,
      fork,
      onReady: () => crashes.succeeded(starting),
      onModel({ path, state }) {
        // A failure that it lived to tell is no crash either.
        if (state === 'loaded' || state === 'failed') crashes.succeeded(path)
        onChange()
      },
      onDisconnect: forget,
      onExit(reason, loading) {
        forget()
        alive.delete(child)
        for (const subject of loading ?? [starting]) crashes.crashed(subject, reason)
        onChange()
      },
      toCrashError: (path, reason) => blocked(path) ?? new AssayError('runtime-crashed', { reason }),
    })
    alive.add(child)
    return child
  }

  function blocked(path: string): AssayError | undefined {
    const reason = crashes.blockedBy(starting) ?? crashes.blockedBy(path)
    return reason === undefined ? undefined : new AssayError('model-load-failed', { model: path, reason })
  }

  return {
    get pid() {
      return current?.pid
    },

    get models() {
      return current?.models ?? new Map<string, ModelState>()
    },

    async call(type, call, signal, onText = () => undefined) {
      if (isClosed || signal?.aborted) throw cancelled()
      const refused = blocked(pathOf(call))
      if (refused !== undefined) throw refused
      if (current === undefined) {
        current = start()
        onChange()
      }
      return current.call(type, call, signal, onText)
    },

    async close() {
      isClosed = true
      await Promise.all(Array.from(alive, (child) => child.close()))
      current = undefined
    },
  }
}
