import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, type Page, test as base } from '@playwright/test'
import { startWebHost, type WebHost } from './web-host.ts'

/** The workbench that a test has for itself: a new workspace, and the web host on it. */
interface Workbench {
  /** The workspace's folder. */
  workspace: string
  /** Opens the window; after `restart` or `crash`, the window of the new host. */
  open(page: Page): Promise<void>
  /** Ends the host in good order and starts another on the same workspace. */
  restart(): Promise<void>
  /** Ends the host with SIGKILL. Call `restart` afterwards. */
  crash(): Promise<void>
}

interface Fixtures {
  /** Environment variables of the host. */
  environment: Readonly<Record<string, string>>
  workbench: Workbench
  /** Fails a test that leaves errors in the browser's console, broken content security policies among them. */
  consoleErrors: string[]
}

export { expect }

export const test = base.extend<Fixtures>({
  environment: [{}, { option: true }],

  workbench: async ({ environment, page }, use, testInfo) => {
    const workspace = await mkdtemp(path.join(tmpdir(), 'assay-e2e-'))
    let host: WebHost = await startWebHost(workspace, environment)
    await use({
      workspace,
      async open(opened) {
        await opened.goto(await host.newLink())
        await opened.getByRole('navigation', { name: 'Pages' }).waitFor()
      },
      async restart() {
        await host.stop()
        host = await startWebHost(workspace, environment)
      },
      crash: () => host.kill(),
    })
    // The page must not look for a host that is gone; after a failure it stays, for its picture.
    if (testInfo.status === testInfo.expectedStatus) await page.goto('about:blank')
    await host.stop()
    await rm(workspace, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  },

  consoleErrors: [
    async ({ page }, use) => {
      const errors: string[] = []
      page.on('pageerror', (error) => errors.push(String(error)))
      page.on('console', (message) => {
        // A host that is stopped on purpose is looked for until it is back.
        if (message.type() === 'error' && !message.text().includes('WebSocket')) errors.push(message.text())
      })
      await use(errors)
      expect(errors).toEqual([])
    },
    { auto: true },
  ],
})
