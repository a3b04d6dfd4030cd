import type { ChildProcess, fork } from 'node:child_process'
import { AssayError, fromErrorReport } from '../../core/errors.ts'
import {
  runtimeEventSchema,
  type RuntimeEvent,
  type RuntimeOptions,
  type RuntimeRequest,
  type RuntimeResults,
} from '../../core/runtime-protocol.ts'
import type { Settings } from '../../core/settings.ts'
import { childEnvironment } from './child-environment.ts'
import { describeExit } from './describe-exit.ts'
import { toGrammarError } from './to-grammar-error.ts'

/** What the caller says of a request; its id is given here. */
export type RuntimeCall<T extends keyof RuntimeResults> = Omit<Extract<RuntimeRequest, { type: T }>, 'type' | 'id'>

/** The state of a model in the runtime process. */
export type ModelState = 'loading' | 'loaded'

/** One life of the runtime process, with the calls that are in flight in it. */
export interface RuntimeChild {
  readonly pid: number | undefined
  readonly models: ReadonlyMap<string, ModelState>
  call<T extends keyof RuntimeResults>(
    type: T,
    call: RuntimeCall<T>,
    signal: AbortSignal | undefined,
    onText: (text: string) => void,
  ): Promise<RuntimeResults[T]>
  /** Ends it: calls in flight throw `cancelled`. Resolves when it is gone. */
  close(): Promise<void>
}

export interface RuntimeChildOptions {
  /** The file to run. */
  entry: string
  runtime: RuntimeOptions
  fork: typeof fork
  onReady: () => void
  onModel: (event: Extract<RuntimeEvent, { type: 'model' }>) => void
  /** The process takes no more requests; `onExit` follows. */
  onDisconnect: () => void
  /** It is gone without having been asked; `loading` are the models it was loading, undefined when it never was ready. */
  onExit: (reason: string, loading: string[] | undefined) => void
  /** The error of a call that was in flight then; asked after `onExit`. */
  toCrashError: (path: string, reason: string) => AssayError
}

interface Pending {
  path: string
  /** It is an answer that has to follow a grammar. */
  isConstrained: boolean
  resolve: (value: unknown) => void
  reject: (error: AssayError) => void
  onText: (text: string) => void
  watchdog?: NodeJS.Timeout
}

/** How long the process may take to end, and how long work may go on after it was aborted, in milliseconds. */
const closeLimitMs = 2_000
const abortLimitMs = 10_000

/** Starts a runtime process. */
export function startRuntimeChild(options: RuntimeChildOptions): RuntimeChild {
  const child: ChildProcess = options.fork(options.entry, [JSON.stringify(options.runtime)], {
    execArgv: [],
    env: childEnvironment(process.env),
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  const pending = new Map<number, Pending>()
  const models = new Map<string, ModelState>()
  let complaints = ''
  let isReady = false
  let isClosing = false
  let lastId = 0

  const gone = new Promise<void>((resolve) => {
    const end = (reason: string) => {
      if (!isClosing) {
        const loading = [...models].flatMap(([path, state]) => (state === 'loading' ? [path] : []))
        options.onExit(reason, isReady ? loading : undefined)
      }
      models.clear()
      settleAll(({ path, isConstrained }) => {
        if (isClosing) return cancelled()
        return (isConstrained ? toGrammarError(reason) : undefined) ?? options.toCrashError(path, reason)
      })
      resolve()
    }
    // `close` comes after the last of its standard error, which says why.
    child.once('close', (code, signal) => end(describeExit(code, signal, complaints)))
    child.once('error', (error) => end(error.message))
  })
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    complaints = (complaints + text).slice(-4_000)
  })
  child.on('disconnect', options.onDisconnect)
  child.on('message', (message) => {
    const { data, success } = runtimeEventSchema.safeParse(message)
    if (success) receive(data as RuntimeEvent)
  })

  function receive(event: RuntimeEvent): void {
    switch (event.type) {
      case 'ready':
        isReady = true
        options.onReady()
        return
      case 'text':
        pending.get(event.id)?.onText(event.text)
        return
      case 'done':
        settle(event.id)?.resolve(event.value)
        return
      case 'failed':
        settle(event.id)?.reject(fromErrorReport(event.error))
        return
      case 'model':
        if (event.state === 'loading' || event.state === 'loaded') models.set(event.path, event.state)
        else models.delete(event.path)
        options.onModel(event)
    }
  }

  function settle(id: number): Pending | undefined {
    const settled = pending.get(id)
    clearTimeout(settled?.watchdog)
    pending.delete(id)
    return settled
  }

  function settleAll(errorOf: (settled: Pending) => AssayError): void {
    for (const id of Array.from(pending.keys())) {
      const settled = settle(id)
      settled?.reject(errorOf(settled))
    }
  }

  /** A message to a process that just died is lost; what waits for its answer is settled when it is gone. */
  function send(request: RuntimeRequest): void {
    if (child.connected) child.send(request, () => undefined)
  }

  function abort(id: number): void {
    const aborted = pending.get(id)
    if (aborted === undefined) return
    aborted.reject(cancelled())
    aborted.onText = () => undefined
    send({ type: 'abort', id })
    // Only a process that hangs (a chat template that loops, say) does not answer; it is of no use any more.
    aborted.watchdog = setTimeout(() => {
      complaints += '\nerror: it did not stop when it was asked to\n'
      child.kill('SIGKILL')
    }, abortLimitMs)
    aborted.watchdog.unref()
  }

  return {
    get pid() {
      return child.pid
    },
    models,

    async call<T extends keyof RuntimeResults>(
      type: T,
      call: RuntimeCall<T>,
      signal: AbortSignal | undefined,
      onText: (text: string) => void,
    ) {
      lastId += 1
      const id = lastId
      const onAbort = () => abort(id)
      signal?.addEventListener('abort', onAbort, { once: true })
      try {
        return await new Promise<RuntimeResults[T]>((resolve, reject) => {
          const answer = { resolve: resolve as (value: unknown) => void, reject }
          pending.set(id, { path: pathOf(call), isConstrained: followsGrammar(call), ...answer, onText })
          send({ ...call, type, id } as unknown as RuntimeRequest)
        })
      } finally {
        signal?.removeEventListener('abort', onAbort)
      }
    },

    async close() {
      isClosing = true
      settleAll(cancelled)
      send({ type: 'shutdown' })
      const killer = setTimeout(() => child.kill('SIGKILL'), closeLimitMs)
      await gone
      clearTimeout(killer)
    },
  }
}

/** The model that a call is about. */
export function pathOf(call: { path?: string; model?: { path: string } }): string {
  return call.model?.path ?? call.path ?? ''
}

function followsGrammar({ settings }: { settings?: Settings }): boolean {
  return settings?.grammar !== undefined || settings?.jsonSchema !== undefined
}

export function cancelled(): AssayError {
  return new AssayError('cancelled', { what: 'The request' })
}
