import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { beforeEach, expect, it } from 'vitest'
import { registerAppScheme, serveApp } from './app-protocol.ts'
import { fake, resetFakeElectron } from './testing/fake-electron.ts'

beforeEach(() => {
  const directory = mkdtempSync(path.join(tmpdir(), 'assay-page-'))
  resetFakeElectron(directory)
  writeFileSync(path.join(directory, 'index.html'), '<h1>Assay</h1>')
  writeFileSync(path.join(directory, 'a.js'), 'export {}')
  serveApp(directory)
})

const ask = (address: string, init?: RequestInit) => {
  const handler = fake.protocolHandlers.get('app')
  if (!handler) throw new Error('nothing handles app://')
  return handler(new Request(address, init))
}

it('makes the scheme an origin that is secure and can fetch', () => {
  registerAppScheme()
  expect(fake.privilegedSchemes).toEqual([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ])
})

it('serves the page with its type and policy', async () => {
  const response = await ask('app://assay/prompts/1')
  expect(await response.text()).toBe('<h1>Assay</h1>')
  expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
  expect(response.headers.get('content-security-policy')).toContain("default-src 'none'; script-src 'self';")
})

it('serves modules as scripts', async () => {
  expect((await ask('app://assay/a.js')).headers.get('content-type')).toBe('text/javascript; charset=utf-8')
})

it('answers 404 for a file that is not there, 403 for one outside, 405 for writing', async () => {
  expect((await ask('app://assay/missing.js')).status).toBe(404)
  expect((await ask('app://assay/..%2f..%2fsecrets.json')).status).toBe(403)
  expect((await ask('app://assay/a.js', { method: 'POST' })).status).toBe(405)
})
