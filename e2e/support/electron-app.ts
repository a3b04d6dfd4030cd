import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { _electron, expect, type ElectronApplication, type Page, test as base } from '@playwright/test'
import { electronBinary, hasDisplay } from '../../tools/find-electron.js'
import { root } from '../../tools/project.js'

/** The desktop app that a test has for itself: a new workspace, and a profile beside it. */
export interface DesktopApp {
  /** Starts the app and answers with its window, once the workspace is open in it. */
  open(): Promise<Page>
  /** The app that runs. */
  running(): ElectronApplication
  /** Quits it as a person does. */
  quit(): Promise<void>
}

export { expect }

export const test = base.extend<{ desktop: DesktopApp }>({
  desktop: async ({}, use) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'assay-electron-'))
    let app: ElectronApplication | undefined
    const quit = async () => {
      await app?.close()
      app = undefined
    }
    await use({
      async open() {
        app = await launch(folder)
        const page = await app.firstWindow()
        await page.getByRole('navigation', { name: 'Pages' }).waitFor()
        return page
      },
      running() {
        if (!app) throw new Error('The app is not open.')
        return app
      },
      quit,
    })
    await quit()
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  },
})

/** Why the desktop app cannot be opened on this machine; undefined where it can. */
export function whyNoElectron(): string | undefined {
  if (!electronBinary(root, process.env)) return "Electron's binary has not been fetched: run npx install-electron"
  if (!hasDisplay(process.platform, process.env)) return 'there is no display for Electron: run under xvfb-run'
  return undefined
}

function launch(folder: string): Promise<ElectronApplication> {
  const isRoot = process.getuid?.() === 0
  return _electron.launch({
    executablePath: electronBinary(root, process.env) ?? '',
    cwd: root,
    args: [
      ...(isRoot ? ['--no-sandbox'] : []),
      `--user-data-dir=${path.join(folder, 'profile')}`,
      root,
      '--workspace',
      path.join(folder, 'workspace'),
    ],
  })
}
