import { contextBridge, ipcRenderer } from 'electron'

// A preload script in a sandbox is one file, so the names that src/main listens to are written here again;
// tools/desktop-bridge.test.ts checks that they are the same.

// The page says that it listens; the shell answers with a port to the service, and with another after a restart.
window.addEventListener('message', (event: MessageEvent<unknown>) => {
  if (event.source === window && isReadyMessage(event.data)) ipcRenderer.send('assay-page-ready')
})
ipcRenderer.on('assay-port', ({ ports }) => {
  window.postMessage({ type: 'assay-port' }, location.origin, [...ports])
})

contextBridge.exposeInMainWorld('assayDesktop', {
  /** Opens the system's file dialog; null when it was closed without a choice. */
  chooseFile: (options: { title: string; extensions: string[] }): Promise<string | null> =>
    ipcRenderer.invoke('assay-choose-file', { title: options.title, extensions: [...options.extensions] }),
})

function isReadyMessage(data: unknown): boolean {
  return typeof data === 'object' && data !== null && 'type' in data && data.type === 'assay-ready'
}
