import path from 'node:path'
import { app, BrowserWindow } from 'electron'
import type { FromServiceMessage } from '../contract/service-messages.ts'
import { pageAddress } from './app-address.ts'
import { serveApp } from './app-protocol.ts'
import { buildMenu } from './build-menu.ts'
import { buildOpenMessage } from './build-open-message.ts'
import { offerFileDialog } from './choose-file.ts'
import { connectPages } from './connect-pages.ts'
import { createWindow } from './create-window.ts'
import { refusePermissions } from './guard-contents.ts'
import { keepServiceRunning } from './keep-service-running.ts'
import { quitInOrder } from './quit-in-order.ts'
import { createSecretFile, secretProtection } from './secret-file.ts'
import { askForWorkspace, tellCrash, tellProtection } from './show-dialogs.ts'

export interface AppOptions {
  /** Absolute paths of what was built. */
  rendererDirectory: string
  preload: string
  serviceEntry: string
  resourcesDirectory: string
  /** Absolute path of the workspace to open. */
  workspaceDirectory: string
  environment: Record<string, string | undefined>
  platform: NodeJS.Platform
  onProblem: (problem: unknown) => void
  now: () => number
}

const closeLimitMs = 3000

/**
 * The whole of the desktop shell, once the app is ready: the page's protocol and its fences, the window and menu, and
 * the service process with the secrets that only the shell can decrypt.
 */
export async function startApp(options: AppOptions): Promise<void> {
  const { onProblem, platform } = options
  const page = pageAddress(options.environment)
  serveApp(options.rendererDirectory)
  refusePermissions()
  buildMenu(platform)
  offerFileDialog(page)

  const protection = await secretProtection(platform)
  const secrets = createSecretFile(path.join(app.getPath('userData'), 'secrets.json'), onProblem)
  const saveSecret = async (name: string, value: string) => {
    if (protection !== 'none') await secrets.save(name, value)
    if (protection !== 'system') await warnOnce()
  }
  const warnOnce = once(async () => {
    if (protection !== 'system') await tellProtection(protection)
  })

  let { workspaceDirectory } = options
  const openElsewhere = async (reason: string) => {
    const chosen = await askForWorkspace(reason)
    if (chosen === undefined) return app.quit()
    workspaceDirectory = chosen
    await service.start()
  }
  const service = keepServiceRunning({
    entry: options.serviceEntry,
    openMessage: () => buildOpenMessage({ ...options, workspaceDirectory, secrets, protection }),
    onMessage: (message) => void keepSecret(message, saveSecret, secrets.delete)?.catch(onProblem),
    onFailed: (reason) => void openElsewhere(reason).catch(onProblem),
    onCrash: (outcome) => void tellCrash(outcome).catch(onProblem),
    onProblem,
    now: options.now,
    closeLimitMs,
  })
  connectPages(service, page)
  quitInOrder(() => service.close(), onProblem)

  const openWindow = () => createWindow({ page, preload: options.preload, onProblem })
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) openWindow()
  })
  app.on('second-instance', () => focus(BrowserWindow.getAllWindows()[0] ?? openWindow()))
  app.on('window-all-closed', () => {
    if (platform !== 'darwin') app.quit()
  })
  openWindow()
  await service.start()
}

function keepSecret(
  message: FromServiceMessage,
  save: (name: string, value: string) => Promise<void>,
  remove: (name: string) => Promise<void>,
): Promise<void> | undefined {
  if (message.type === 'save-secret') return save(message.name, message.value)
  if (message.type === 'delete-secret') return remove(message.name)
  return undefined
}

function focus(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore()
  window.focus()
}

function once(work: () => Promise<void>): () => Promise<void> {
  let result: Promise<void> | undefined
  return () => (result ??= work())
}
