/** What the desktop host offers beside the port; a browser has none of it. */
export interface DesktopBridge {
  /** Opens the system's file dialog; null when it was closed without a choice. */
  chooseFile(options: { title: string; extensions: string[] }): Promise<string | null>
}

declare global {
  interface Window {
    assayDesktop?: DesktopBridge
  }
}

/** The bridge of the desktop host; undefined in a browser. */
export function desktopBridge(): DesktopBridge | undefined {
  return window.assayDesktop
}
