import { RPCLink } from '@orpc/client/message-port'
import { connectionState, currentLink } from './connection-state.ts'

/**
 * Takes the port to the service process that the preload script posts to this window as `{ type: 'assay-port' }`;
 * `assay-ready` tells it that the window listens. A service that was restarted is a new port.
 */
export function startMessagePortTransport(): void {
  window.addEventListener('message', (event: MessageEvent<unknown>) => {
    const port = event.ports[0]
    if (event.source !== window || !isPortMessage(event.data) || !port) return
    currentLink.set(new RPCLink({ port }))
    connectionState.set({ status: 'open', failures: 0 })
    port.addEventListener('close', () => {
      currentLink.set(null)
      connectionState.set({ status: 'reconnecting', failures: 1 })
    })
    port.start()
  })
  window.postMessage({ type: 'assay-ready' }, location.origin)
}

function isPortMessage(data: unknown): boolean {
  return typeof data === 'object' && data !== null && 'type' in data && data.type === 'assay-port'
}
