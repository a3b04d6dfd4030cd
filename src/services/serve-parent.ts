import type { MessagePortMainLike } from '@orpc/client/message-port'
import { RPCHandler } from '@orpc/server/message-port'
import { toServiceMessageSchema, type FromServiceMessage, type ToServiceMessage } from '../contract/service-messages.ts'
import { toAssayError } from '../core/errors.ts'
import type { Workbench } from './open-workbench.ts'
import { createMessageSecretStore } from './secrets/message-secret-store.ts'
import type { SecretStore } from './secrets/secret-store.ts'

/** One end of a channel to a client, as far as it is used here. */
export type ClientPort = MessagePortMainLike & { start(): void }

/** What a utility process has to speak with its parent, as far as it is used here. */
export interface ParentPort {
  on(type: 'message', listener: (event: { data: unknown; ports: ClientPort[] }) => void): void
  postMessage(message: FromServiceMessage): void
}

type OpenMessage = Extract<ToServiceMessage, { type: 'open' }>

export interface ServeParentInput {
  parent: ParentPort
  open: (message: OpenMessage, secrets: SecretStore) => Promise<Workbench>
}

/**
 * Answers the parent process: opens the workspace that it names and serves the API on every port that it hands over.
 * Clients may come before the workspace is open; they are answered when it is.
 */
export function serveParent({ parent, open }: ServeParentInput): void {
  const send = (message: FromServiceMessage) => parent.postMessage(message)
  let opening: Promise<{ workbench: Workbench; handler: RPCHandler<Record<never, never>> } | undefined> | undefined

  async function openAndTell(message: OpenMessage) {
    try {
      const secrets = createMessageSecretStore({
        secrets: message.secrets,
        kind: message.secretStorage ?? 'system',
        send,
      })
      const workbench = await open(message, secrets)
      send({ type: 'ready' })
      return { workbench, handler: new RPCHandler(workbench.router) }
    } catch (error) {
      send({ type: 'failed', message: toAssayError(error).message })
      return undefined
    }
  }

  async function serve(port: ClientPort) {
    const opened = await opening
    if (!opened) return
    opened.handler.upgrade(port, { context: {} })
    port.start()
  }

  async function close() {
    const opened = await opening
    await opened?.workbench.close()
    send({ type: 'closed' })
  }

  parent.on('message', ({ data, ports }) => {
    const message = toServiceMessageSchema.parse(data)
    switch (message.type) {
      case 'open':
        opening ??= openAndTell(message)
        return
      case 'client':
        for (const port of ports) void serve(port)
        return
      case 'close':
        void close()
    }
  })
}
