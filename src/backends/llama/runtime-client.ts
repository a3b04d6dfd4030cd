import { fork as forkProcess, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { AssayError, fromErrorReport, type ErrorReport } from '../../core/errors.ts'
import {
  runtimeEventSchema,
  type RuntimeEvent,
  type RuntimeOptions,
  type RuntimeRequest,
  type RuntimeResults,
} from '../../core/runtime-protocol.ts'
import { childEnvironment } from './child-environment.ts'
import { createCrashRecord } from './crash-record.ts'
import { describeExit } from './describe-exit.ts'

/** What the caller says of a request; its id is given here. */
export type RuntimeCall<T extends keyof RuntimeResults> = Omit<Extract<RuntimeRequest, { type: T }>, 'type' | 'id'>

/** The state of a model in the runtime process. */
export type ModelState = 'loading' | 'loaded'

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

interface Pending {
  path: string
  resolve: (value: unknown) => void
  reject: (error: AssayError) => void
  onText: (text: string) => void
  watchdog?: NodeJS.Timeout
}

interface Child {
  process: ChildProcess
  pending: Map<number, Pending>
  models: Map<string, ModelState>
  isReady: boolean
  complaints: string
  exited: Promise<void>
}

/** How long the process may take to end, and how long work may go on after it was aborted, in milliseconds. */
const closeLimitMs = 2_000
const abortLimitMs = 10_000

/** What a crash before `ready` is laid to. */
const starting = ''

export function createRuntimeClient(options: RuntimeClientOptions): RuntimeClient {
  const { fork = forkProcess, onChange = () => undefined } = options
  const entry = options.entry instanceof URL ? fileURLToPath(options.entry) : options.entry
  const crashes = createCrashRecord()
  let current: Child | undefined
  let isClosed = false
  let lastId = 0

  function start(): Child {
    const process_ = fork(entry, [JSON.stringify(options.runtime)], {
      execArgv: [],
      env: childEnvironment(process.env),
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    })
    const child: Child = {
      process: process_,
      pending: new Map(),
      models: new Map(),
      isReady: false,
      complaints: '',
      exited: new Promise((resolve) => {
        process_.once('exit', (code, signal) => {
          end(child, describeExit(code, signal, child.complaints))
          resolve()
        })
        process_.once('error', (error) => {
          end(child, error.message)
          resolve()
        })
      }),
    }
    process_.stderr?.setEncoding('utf8').on('data', (text: string) => {
      child.complaints = (child.complaints + text).slice(-4_000)
    })
    process_.on('message', (message) => {
      const { data, success } = runtimeEventSchema.safeParse(message)
      if (success) receive(child, data as RuntimeEvent)
    })
    // A dying process must not keep ours alive, nor can it be told anything any more.
    process_.on('disconnect', () => {
      if (current === child) current = undefined
    })
    return child
  }

  function receive(child: Child, event: RuntimeEvent): void {
    switch (event.type) {
      case 'ready':
        child.isReady = true
        crashes.succeeded(starting)
        return
      case 'text':
        child.pending.get(event.id)?.onText(event.text)
        return
      case 'done':
        settle(child, event.id)?.resolve(event.value)
        return
      case 'failed':
        settle(child, event.id)?.reject(fromErrorReport(event.error satisfies ErrorReport))
        return
      case 'model':
        if (event.state === 'loading' || event.state === 'loaded') child.models.set(event.path, event.state)
        else child.models.delete(event.path)
        if (event.state === 'loaded') crashes.succeeded(event.path)
        onChange()
    }
  }

  function settle(child: Child, id: number): Pending | undefined {
    const pending = child.pending.get(id)
    clearTimeout(pending?.watchdog)
    child.pending.delete(id)
    return pending
  }

  function end(child: Child, reason: string): void {
    if (current === child) current = undefined
    const suspects = child.isReady
      ? [...child.models].flatMap(([path, state]) => (state === 'loading' ? [path] : []))
      : [starting]
    if (!isClosed) for (const suspect of suspects) crashes.crashed(suspect, reason)
    for (const id of [...child.pending.keys()]) {
      const pending = settle(child, id)
      if (pending === undefined) continue
      pending.reject(
        isClosed ? cancelled() : (blocked(pending.path) ?? new AssayError('runtime-crashed', { reason })),
      )
    }
    child.models.clear()
    onChange()
  }

  function blocked(path: string): AssayError | undefined {
    const reason = crashes.blockedBy(starting) ?? crashes.blockedBy(path)
    return reason === undefined ? undefined : new AssayError('model-load-failed', { model: path, reason })
  }

  function abort(child: Child, id: number): void {
    const pending = child.pending.get(id)
    if (pending === undefined) return
    pending.reject(cancelled())
    pending.onText = () => undefined
    sendTo(child, { type: 'abort', id })
    // Only a process that hangs (a chat template that loops, say) does not answer; it is of no use any more.
    pending.watchdog = setTimeout(() => {
      child.complaints += '\nerror: it did not stop when it was asked to\n'
      child.process.kill('SIGKILL')
    }, abortLimitMs)
    pending.watchdog.unref()
  }

  return {
    get pid() {
      return current?.process.pid
    },

    get models() {
      return current?.models ?? new Map<string, ModelState>()
    },

    async call<T extends keyof RuntimeResults>(
      type: T,
      call: RuntimeCall<T>,
      signal?: AbortSignal,
      onText: (text: string) => void = () => undefined,
    ) {
      if (isClosed || signal?.aborted) throw cancelled()
      const path = pathOf(call)
      const refused = blocked(path)
      if (refused !== undefined) throw refused
      if (current === undefined) {
        current = start()
        onChange()
      }
      const child = current
      lastId += 1
      const id = lastId
      const onAbort = () => abort(child, id)
      signal?.addEventListener('abort', onAbort, { once: true })
      try {
        return await new Promise<RuntimeResults[T]>((resolve, reject) => {
          child.pending.set(id, { path, resolve: resolve as (value: unknown) => void, reject, onText })
          sendTo(child, { ...call, type, id } as unknown as RuntimeRequest)
        })
      } finally {
        signal?.removeEventListener('abort', onAbort)
      }
    },

    async close() {
      isClosed = true
      const child = current
      if (child === undefined) return
      for (const id of [...child.pending.keys()]) settle(child, id)?.reject(cancelled())
      sendTo(child, { type: 'shutdown' })
      const killer = setTimeout(() => child.process.kill('SIGKILL'), closeLimitMs)
      await child.exited
      clearTimeout(killer)
    },
  }
}

/** A message to a process that just died is lost; its `exit` event settles what waited for an answer. */
function sendTo(child: Child, request: RuntimeRequest): void {
  if (child.process.connected) child.process.send(request, () => undefined)
}

function pathOf(call: { path?: string; model?: { path: string } }): string {
  return call.model?.path ?? call.path ?? ''
}

function cancelled(): AssayError {
  return new AssayError('cancelled', { what: 'The request' })
}
