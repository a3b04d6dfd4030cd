import { EventEmitter } from 'node:events'
import { MessageChannel } from 'node:worker_threads'

/**
 * Electron, as far as the shell uses it, for tests: it records what it was told and lets a test play the system, the
 * page and the service. Tests import this file for its controls; everything else gets it in place of `electron`.
 */
export const fake = {
  /** Answers of dialogs, taken in turn. */
  fileChoices: [] as string[][],
  messageChoices: [] as number[],
  /** What was shown or done, in order. */
  shown: [] as string[],
  openedExternally: [] as string[],
  services: [] as UtilityProcess[],
  windows: [] as BrowserWindow[],
  protocolHandlers: new Map<string, (request: Request) => Promise<Response>>(),
  privilegedSchemes: [] as { scheme: string; privileges: Record<string, boolean> }[],
  handlers: new Map<string, (event: unknown, ...args: unknown[]) => unknown>(),
  permissionRequest: undefined as
    | ((contents: unknown, permission: string, decide: (is: boolean) => void) => void)
    | undefined,
  permissionCheck: undefined as ((contents: unknown, permission: string) => boolean) | undefined,
  isEncryptionAvailable: true,
  storageBackend: 'gnome_libsecret',
  userData: '',
  quits: 0,
  isLocked: false,
  menu: undefined as unknown,
  exposed: {} as Record<string, unknown>,
  invoked: [] as { channel: string; args: unknown[] }[],
}

/** Forgets everything that was recorded. `userData` is an empty folder of the test's own. */
export function resetFakeElectron(userData: string): void {
  Object.assign(fake, {
    fileChoices: [],
    messageChoices: [],
    shown: [],
    openedExternally: [],
    services: [],
    windows: [],
    protocolHandlers: new Map(),
    privilegedSchemes: [],
    handlers: new Map(),
    permissionRequest: undefined,
    permissionCheck: undefined,
    isEncryptionAvailable: true,
    storageBackend: 'gnome_libsecret',
    userData,
    quits: 0,
    isLocked: false,
    menu: undefined,
    exposed: {},
    invoked: [],
  })
  app.removeAllListeners()
  ipcMain.removeAllListeners()
  ipcRenderer.removeAllListeners()
}

class App extends EventEmitter {
  readonly isPackaged = false
  getPath(): string {
    return fake.userData
  }
  /** As Electron does: `will-quit` may be prevented. */
  quit(): void {
    let isPrevented = false
    this.emit('will-quit', { preventDefault: () => (isPrevented = true) })
    if (!isPrevented) fake.quits += 1
  }
  exit(): void {
    fake.quits += 1
  }
  whenReady(): Promise<void> {
    return Promise.resolve()
  }
  requestSingleInstanceLock(): boolean {
    return !fake.isLocked
  }
}
export const app = new App()

export const protocol = {
  registerSchemesAsPrivileged: (schemes: typeof fake.privilegedSchemes) => fake.privilegedSchemes.push(...schemes),
  handle: (scheme: string, handler: (request: Request) => Promise<Response>) =>
    fake.protocolHandlers.set(scheme, handler),
}

export const session = {
  defaultSession: {
    setPermissionRequestHandler: (handler: typeof fake.permissionRequest) => (fake.permissionRequest = handler),
    setPermissionCheckHandler: (handler: typeof fake.permissionCheck) => (fake.permissionCheck = handler),
    setDevicePermissionHandler: () => undefined,
  },
}

export const shell = {
  openExternal: async (address: string) => void fake.openedExternally.push(address),
}

export const nativeTheme = { shouldUseDarkColors: false }

export const screen = { getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }] }

/** A page: `posted` is what it was sent, `mainFrame` what it sends from. */
export class WebContents extends EventEmitter {
  readonly posted: { channel: string; ports: unknown[] }[] = []
  readonly mainFrame = { url: '' }
  openHandler: ((details: { url: string }) => { action: string }) | undefined
  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.openHandler = handler
  }
  postMessage(channel: string, _message: unknown, ports: unknown[] = []): void {
    this.posted.push({ channel, ports })
  }
}

export class BrowserWindow extends EventEmitter {
  readonly webContents = new WebContents()
  readonly options: Record<string, unknown>
  isMaximizedNow = false
  constructor(options: Record<string, unknown>) {
    super()
    this.options = options
    fake.windows.push(this)
  }
  static getAllWindows(): BrowserWindow[] {
    return fake.windows
  }
  static fromWebContents(contents: WebContents): BrowserWindow | null {
    return fake.windows.find((window) => window.webContents === contents) ?? null
  }
  async loadURL(address: string): Promise<void> {
    this.webContents.mainFrame.url = address
  }
  show(): void {
    fake.shown.push('window')
  }
  focus(): void {
    fake.shown.push('focus')
  }
  maximize(): void {
    this.isMaximizedNow = true
  }
  isMaximized(): boolean {
    return this.isMaximizedNow
  }
  isMinimized(): boolean {
    return false
  }
  getNormalBounds(): { x: number; y: number; width: number; height: number } {
    return { x: 40, y: 50, width: 1000, height: 700 }
  }
}

export const dialog = {
  showErrorBox: (title: string, content: string) => fake.shown.push(`${title}: ${content}`),
  showMessageBox: async (...args: unknown[]) => {
    const { message, detail } = args.at(-1) as { message: string; detail?: string }
    fake.shown.push(detail === undefined ? message : `${message}: ${detail}`)
    return { response: fake.messageChoices.shift() ?? 0 }
  },
  showOpenDialog: async (...args: unknown[]) => {
    fake.shown.push((args.at(-1) as { title: string }).title)
    const filePaths = fake.fileChoices.shift() ?? []
    return { canceled: filePaths.length === 0, filePaths }
  },
}

class IpcMain extends EventEmitter {
  handle(channel: string, handler: (event: unknown, ...args: unknown[]) => unknown): void {
    fake.handlers.set(channel, handler)
  }
}
export const ipcMain = new IpcMain()

/** Writes bytes as hexadecimal instead of encrypting, so that a test can tell the file does not hold the value itself. */
export const safeStorage = {
  isAsyncEncryptionAvailable: async () => fake.isEncryptionAvailable,
  getSelectedStorageBackend: () => fake.storageBackend,
  encryptStringAsync: async (text: string) => Buffer.from(`sealed:${Buffer.from(text).toString('hex')}`),
  decryptStringAsync: async (sealed: Buffer) => {
    const text = sealed.toString()
    if (!text.startsWith('sealed:')) throw new Error('not sealed on this machine')
    return { result: Buffer.from(text.slice('sealed:'.length), 'hex').toString(), shouldReEncrypt: false }
  },
}

/** The service as the shell sees it: `received` is what it was told, `say` and `end` are what it does. */
export class UtilityProcess extends EventEmitter {
  readonly received: { message: unknown; ports: unknown[] }[] = []
  readonly entry: string
  isKilled = false
  constructor(entry: string) {
    super()
    this.entry = entry
    fake.services.push(this)
  }
  postMessage(message: unknown, ports: unknown[] = []): void {
    this.received.push({ message, ports })
    this.emit('received', message)
  }
  kill(): boolean {
    this.isKilled = true
    this.end(0)
    return true
  }
  say(message: unknown): void {
    this.emit('message', message)
  }
  end(code: number): void {
    this.emit('exit', code)
  }
}
export const utilityProcess = { fork: (entry: string) => new UtilityProcess(entry) }

export { MessageChannel as MessageChannelMain }

export const Menu = {
  buildFromTemplate: (template: unknown) => template,
  setApplicationMenu: (menu: unknown) => (fake.menu = menu),
}

export const contextBridge = {
  exposeInMainWorld: (name: string, value: unknown) => (fake.exposed[name] = value),
}

class IpcRenderer extends EventEmitter {
  send(channel: string, ...args: unknown[]): void {
    fake.invoked.push({ channel, args })
  }
  async invoke(channel: string, ...args: unknown[]): Promise<unknown> {
    fake.invoked.push({ channel, args })
    return null
  }
}
export const ipcRenderer = new IpcRenderer()
