import { MessageChannelMain, utilityProcess, type UtilityProcess, type WebContents } from 'electron'
import {
  fromServiceMessageSchema,
  type FromServiceMessage,
  type ToServiceMessage,
} from '../contract/service-messages.ts'

/** The message that carries the port to a page's preload script, which knows it by the same name. */
export const portChannel = 'assay-port'

/** One life of the service process. */
export interface ServiceProcess {
  /** Settles once, when the workspace is open or could not be opened. */
  readonly opened: Promise<{ ok: true } | { ok: false; message: string }>
  /** Settles when the process has ended, with its exit code. */
  readonly ended: Promise<number>
  /** Hands a page its own connection to the service. */
  connect(contents: WebContents): void
  /** Asks for an orderly end, waits for it for `limitMs` at most, and ends the process in any case. */
  close(limitMs: number): Promise<void>
}

export interface ServiceProcessOptions {
  /** Absolute path of the service's entry. */
  entry: string
  open: Extract<ToServiceMessage, { type: 'open' }>
  onMessage: (message: FromServiceMessage) => void
  /** Called with a message that is not one of ours. */
  onProblem: (problem: unknown) => void
}

/** Forks the service and opens the workspace in it. Call once the app is ready. */
export function startServiceProcess({ entry, open, onMessage, onProblem }: ServiceProcessOptions): ServiceProcess {
  const child = utilityProcess.fork(entry, [], { serviceName: 'Assay service', stdio: 'inherit' })
  const ended = new Promise<number>((resolve) => child.once('exit', resolve))
  const closed = Promise.withResolvers<void>()
  const opened = new Promise<{ ok: true } | { ok: false; message: string }>((resolve) => {
    child.on('message', (data: unknown) => {
      const parsed = fromServiceMessageSchema.safeParse(data)
      if (!parsed.success) return onProblem(parsed.error)
      if (parsed.data.type === 'ready') resolve({ ok: true })
      if (parsed.data.type === 'failed') resolve({ ok: false, message: parsed.data.message })
      if (parsed.data.type === 'closed') closed.resolve()
      onMessage(parsed.data)
    })
    void ended.then((code) =>
      resolve({ ok: false, message: `The service stopped with code ${code} before the workspace was open.` }),
    )
  })
  send(child, open)
  return {
    opened,
    ended,
    connect(contents) {
      const { port1, port2 } = new MessageChannelMain()
      child.postMessage({ type: 'client' } satisfies ToServiceMessage, [port1])
      contents.postMessage(portChannel, null, [port2])
    },
    async close(limitMs) {
      send(child, { type: 'close' })
      const limit = Promise.withResolvers<void>()
      const timer = setTimeout(limit.resolve, limitMs)
      await Promise.race([closed.promise, ended, limit.promise])
      clearTimeout(timer)
      child.kill()
    },
  }
}

function send(child: UtilityProcess, message: ToServiceMessage): void {
  child.postMessage(message)
}
