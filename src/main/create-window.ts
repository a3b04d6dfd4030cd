import path from 'node:path'
import { app, BrowserWindow, nativeTheme, screen } from 'electron'
import { guardContents } from './guard-contents.ts'
import { readWindowBounds, saveWindowBounds } from './window-bounds.ts'

export interface WindowOptions {
  /** The address that is loaded. */
  page: string
  /** Absolute path of the preload script. */
  preload: string
  onProblem: (problem: unknown) => void
}

/** Opens the window where it was last time. The page in it is sandboxed and sees no Node. */
export function createWindow({ page, preload, onProblem }: WindowOptions): BrowserWindow {
  const file = path.join(app.getPath('userData'), 'window.json')
  const remembered = readWindowBounds(
    file,
    screen.getAllDisplays().map((display) => display.workArea),
  )
  const { isMaximized = false, ...bounds } = remembered ?? { width: 1280, height: 800 }
  const window = new BrowserWindow({
    ...bounds,
    minWidth: 800,
    minHeight: 500,
    show: false,
    title: 'Assay',
    // What is seen before the page has drawn itself.
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#1a1b1e' : '#ffffff',
    webPreferences: {
      preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
    },
  })
  if (isMaximized) window.maximize()
  guardContents(window.webContents, page)
  window.once('ready-to-show', () => window.show())
  window.on('close', () =>
    saveWindowBounds(file, { ...window.getNormalBounds(), isMaximized: window.isMaximized() }, onProblem),
  )
  window.loadURL(page).catch(onProblem)
  return window
}
