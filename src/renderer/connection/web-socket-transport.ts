import { RPCLink } from '@orpc/client/websocket'
import { connectionState, currentLink } from './connection-state.ts'
import { reconnectDelay } from './reconnect-delay.ts'

/**
 * Keeps a WebSocket to the web host open at `/rpc` of the page's own origin; the session cookie that the token link
 * set is what lets it in. A lost socket is opened again, later and later, for as long as the page lives.
 */
export function startWebSocketTransport(): void {
  let failures = 0
  hideToken()

  const connect = (): void => {
    const socket = new WebSocket(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/rpc`)
    socket.binaryType = 'arraybuffer'
    // Made before the listeners below, so that it ends its own requests first when the socket closes.
    const link = new RPCLink({ websocket: socket })
    let wasOpen = false
    socket.addEventListener('open', () => {
      wasOpen = true
      failures = 0
      currentLink.set(link)
      connectionState.set({ status: 'open', failures })
    })
    socket.addEventListener('close', () => {
      failures = wasOpen ? 1 : failures + 1
      currentLink.set(null)
      connectionState.set({ status: 'reconnecting', failures })
      setTimeout(connect, reconnectDelay(failures, Math.random()))
    })
  }

  connect()
}

/** The token in the link is spent once the page is here: it has no business in the address bar or the history. */
function hideToken(): void {
  const url = new URL(location.href)
  if (!url.searchParams.has('token')) return
  url.searchParams.delete('token')
  history.replaceState(history.state, '', url)
}
