import type { WebContents } from 'electron'
import { beforeEach, expect, it, vi } from 'vitest'
import { guardContents, refusePermissions } from './guard-contents.ts'
import { fake, resetFakeElectron, WebContents as FakeContents } from './testing/fake-electron.ts'

beforeEach(() => resetFakeElectron(''))

const guarded = () => {
  const contents = new FakeContents()
  guardContents(contents as unknown as WebContents, 'app://assay/')
  return contents
}

it.each(['will-navigate', 'will-redirect'])('stays in the app on %s', (event) => {
  const contents = guarded()
  const away = { url: 'https://example.com/', preventDefault: vi.fn() }
  const within = { url: 'app://assay/runs', preventDefault: vi.fn() }
  contents.emit(event, away)
  contents.emit(event, within)
  expect(away.preventDefault).toHaveBeenCalledOnce()
  expect(within.preventDefault).not.toHaveBeenCalled()
})

it('opens no window and no web view', () => {
  const contents = guarded()
  expect(contents.openHandler?.({ url: 'app://assay/' })).toEqual({ action: 'deny' })
  const attach = { preventDefault: vi.fn() }
  contents.emit('will-attach-webview', attach)
  expect(attach.preventDefault).toHaveBeenCalledOnce()
})

it('hands links to known places to the browser, and no others', () => {
  const contents = guarded()
  const links = [
    'https://huggingface.co/models',
    'http://huggingface.co/',
    'https://huggingface.co.example.com/',
    'https://me:secret@github.com/',
    'file:///etc/passwd',
    'smb://github.com/share',
  ]
  for (const url of links) contents.openHandler?.({ url })
  expect(fake.openedExternally).toEqual(['https://huggingface.co/models'])
})

it('refuses every permission but copying', () => {
  refusePermissions()
  const decisions: Record<string, boolean> = {}
  for (const permission of ['media', 'geolocation', 'notifications', 'clipboard-read', 'clipboard-sanitized-write']) {
    fake.permissionRequest?.(null, permission, (isGranted) => (decisions[permission] = isGranted))
    expect(fake.permissionCheck?.(null, permission)).toBe(decisions[permission])
  }
  expect(Object.entries(decisions).filter(([, isGranted]) => isGranted)).toEqual([['clipboard-sanitized-write', true]])
})
