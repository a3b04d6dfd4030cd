import { desktopBridge } from './desktop-bridge.ts'
import { startMessagePortTransport } from './message-port-transport.ts'
import { startWebSocketTransport } from './web-socket-transport.ts'

/** Connects the window to the workbench: by a message port on the desktop, by a WebSocket in a browser. */
export function startTransport(): void {
  if (desktopBridge()) startMessagePortTransport()
  else startWebSocketTransport()
}
