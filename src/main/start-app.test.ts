import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { beforeEach, expect, it, vi } from 'vitest'
import { startApp } from './start-app.ts'
import { app, BrowserWindow, fake, ipcMain, resetFakeElectron } from './testing/fake-electron.ts'

let directory = ''
beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'assay-app-'))
  resetFakeElectron(directory)
})

const newest = async (count: number) => {
  await vi.waitFor(() => expect(fake.services).toHaveLength(count))
  const service = fake.services.at(-1)
  if (!service) throw new Error('no service was started')
  return service
}
const start = (platform: NodeJS.Platform = 'linux') =>
  startApp({
    rendererDirectory: directory,
    preload: '/out/preload/index.cjs',
    serviceEntry: '/out/main/service.js',
    resourcesDirectory: '/resources',
    workspaceDirectory: '/work',
    environment: {},
    platform,
    onProblem: vi.fn(),
    now: () => 0,
  })
const startReady = async () => {
  const started = start()
  const service = await newest(1)
  service.say({ type: 'ready' })
  await started
  return service
}

it('opens a sandboxed window on the page and connects it when it says that it listens', async () => {
  await startReady()
  const window = fake.windows[0]
  expect(window?.webContents.mainFrame.url).toBe('app://assay/')
  expect(window?.options['webPreferences']).toMatchObject({
    preload: '/out/preload/index.cjs',
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
  })
  const contents = window?.webContents
  ipcMain.emit('assay-page-ready', { sender: contents, senderFrame: { url: 'app://assay/' } })
  expect(contents?.posted).toEqual([])
  ipcMain.emit('assay-page-ready', { sender: contents, senderFrame: contents?.mainFrame })
  expect(contents?.posted.map(({ channel }) => channel)).toEqual(['assay-port'])
})

it('remembers where the window was', async () => {
  await startReady()
  fake.windows[0]?.emit('close')
  expect(new BrowserWindow({}).options).toEqual({})
  app.emit('activate')
  fake.windows.length = 0
  app.emit('activate')
  expect(fake.windows[0]?.options).toMatchObject({ x: 40, y: 50, width: 1000, height: 700 })
})

it('saves secrets encrypted and gives them to the next service', async () => {
  const service = await startReady()
  service.say({ type: 'save-secret', name: 'connection:a', value: 'sk-secret' })
  await vi.waitFor(() => expect(readFileSync(path.join(directory, 'secrets.json'), 'utf8')).toContain('connection:a'))
  expect(fake.shown).not.toContain('sk-secret')
  service.end(1)
  const second = await newest(2)
  expect(second.received[0]?.message).toMatchObject({
    secrets: { 'connection:a': 'sk-secret' },
    secretStorage: 'system',
  })
})

it('keeps secrets in memory only, and says so once, where the system offers no encryption', async () => {
  fake.isEncryptionAvailable = false
  const service = await startReady()
  expect(service.received[0]?.message).toMatchObject({ secrets: {}, secretStorage: 'memory' })
  service.say({ type: 'save-secret', name: 'a', value: '1' })
  service.say({ type: 'save-secret', name: 'b', value: '2' })
  await vi.waitFor(() => expect(fake.shown).toHaveLength(1))
  expect(fake.shown[0]).toContain('offers no encryption')
  expect(() => readFileSync(path.join(directory, 'secrets.json'))).toThrow('ENOENT')
})

it('warns where any program could read the keys', async () => {
  fake.storageBackend = 'basic_text'
  const service = await startReady()
  service.say({ type: 'save-secret', name: 'a', value: '1' })
  await vi.waitFor(() => expect(fake.shown[0]).toContain('no password manager'))
})

it('asks for another folder when the workspace cannot be opened', async () => {
  fake.fileChoices.push(['/other'])
  const started = start()
  ;(await newest(1)).say({ type: 'failed', message: 'It was made by a newer Assay.' })
  await started
  const second = await newest(2)
  expect(fake.shown[0]).toBe('The workspace could not be opened: It was made by a newer Assay.')
  expect(second.received[0]?.message).toMatchObject({ workspaceDirectory: '/other' })
})

it('quits when the person would rather not choose another folder', async () => {
  fake.messageChoices.push(1)
  const started = start()
  ;(await newest(1)).say({ type: 'failed', message: 'No.' })
  await started
  await vi.waitFor(() => expect(fake.quits).toBe(1))
})

it('says in one line that the service crashed and runs again', async () => {
  const service = await startReady()
  service.end(139)
  ;(await newest(2)).say({ type: 'ready' })
  await vi.waitFor(() => expect(fake.shown.at(-1)).toContain('was started again'))
})

it('quits only after the service has closed', async () => {
  const service = await startReady()
  service.on('received', () => setTimeout(() => service.say({ type: 'closed' }), 20))
  app.emit('window-all-closed')
  expect(fake.quits).toBe(0)
  await vi.waitFor(() => expect(fake.quits).toBe(1))
  expect(service.received.at(-1)?.message).toEqual({ type: 'close' })
})

it('shows the window that is open when it is started a second time', async () => {
  await startReady()
  app.emit('second-instance')
  expect(fake.shown).toEqual(['focus'])
  expect(fake.windows).toHaveLength(1)
})

it('stays without a window on macOS', async () => {
  const started = start('darwin')
  ;(await newest(1)).say({ type: 'ready' })
  await started
  app.emit('window-all-closed')
  expect(fake.quits).toBe(0)
})

it('serves the built page', async () => {
  await startReady()
  writeFileSync(path.join(directory, 'index.html'), 'page')
  const response = await fake.protocolHandlers.get('app')?.(new Request('app://assay/'))
  expect(await response?.text()).toBe('page')
})
