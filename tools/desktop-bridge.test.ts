import { beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { chooseFileChannel } from '../src/main/choose-file.ts'
import { pageReadyChannel } from '../src/main/connect-pages.ts'
import { portChannel } from '../src/main/start-service-process.ts'
import { fake, ipcRenderer } from '../src/main/testing/fake-electron.ts'

/** As much of a page as the preload script touches. */
const page = Object.assign(new EventTarget(), { postMessage: vi.fn() })

beforeAll(async () => {
  vi.stubGlobal('window', page)
  vi.stubGlobal('location', { origin: 'app://assay' })
  await import('../src/preload/index.ts')
})

beforeEach(() => {
  fake.invoked.length = 0
  page.postMessage.mockClear()
})

const say = (data: unknown, source: unknown = page) =>
  page.dispatchEvent(Object.assign(new Event('message'), { data, source }))

it('tells the shell that the page listens, and nothing that a frame says', () => {
  say({ type: 'assay-ready' }, {})
  say({ type: 'something' })
  expect(fake.invoked).toEqual([])
  say({ type: 'assay-ready' })
  expect(fake.invoked.map(({ channel }) => channel)).toContain(pageReadyChannel)
})

it('passes the port on to the page of its own origin', () => {
  const port = {}
  ipcRenderer.emit(portChannel, { ports: [port] })
  expect(page.postMessage).toHaveBeenCalledWith({ type: 'assay-port' }, 'app://assay', [port])
})

it('asks the shell for the file dialog', async () => {
  const { chooseFile } = fake.exposed['assayDesktop'] as {
    chooseFile(options: { title: string; extensions: string[] }): Promise<string | null>
  }
  await chooseFile({ title: 'Choose a model', extensions: ['gguf'] })
  expect(fake.invoked).toEqual([
    { channel: chooseFileChannel, args: [{ title: 'Choose a model', extensions: ['gguf'] }] },
  ])
})
