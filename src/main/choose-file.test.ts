import { beforeEach, expect, it } from 'vitest'
import { chooseFileChannel, offerFileDialog } from './choose-file.ts'
import { BrowserWindow, fake, resetFakeElectron, type WebContents } from './testing/fake-electron.ts'

beforeEach(() => {
  resetFakeElectron('')
  offerFileDialog('app://assay/')
})

const request = { title: 'Choose a model', extensions: ['gguf'] }
const openPage = async (address: string) => {
  const window = new BrowserWindow({})
  await window.loadURL(address)
  return window.webContents
}
const ask = async (sender: WebContents, senderFrame: unknown, what: unknown = request) =>
  fake.handlers.get(chooseFileChannel)?.({ sender, senderFrame }, what)

it('answers with the file that a person chose', async () => {
  const page = await openPage('app://assay/models')
  fake.fileChoices.push(['/models/a.gguf'])
  expect(await ask(page, page.mainFrame)).toBe('/models/a.gguf')
  expect(fake.shown).toEqual(['Choose a model'])
})

it('answers null when the dialog was closed', async () => {
  const page = await openPage('app://assay/')
  expect(await ask(page, page.mainFrame)).toBeNull()
})

it('refuses frames, other addresses and strangers', async () => {
  const page = await openPage('app://assay/')
  const elsewhere = await openPage('https://example.com/')
  await expect(ask(page, { url: 'app://assay/' })).rejects.toThrow('Only the window of Assay')
  await expect(ask(page, null)).rejects.toThrow('Only the window of Assay')
  await expect(ask(elsewhere, elsewhere.mainFrame)).rejects.toThrow('Only the window of Assay')
  expect(fake.shown).toEqual([])
})

it('refuses a request of another shape', async () => {
  const page = await openPage('app://assay/')
  await expect(ask(page, page.mainFrame, { title: 'x', extensions: ['*/../'] })).rejects.toThrow('extensions')
})
