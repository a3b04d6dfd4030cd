import { mkdtempSync, writeFileSync } from 'node:fs'
import { request as httpRequest } from 'node:http'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { os } from '@orpc/server'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/websocket'
import { afterEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { startWebHost, type WebHost } from './web-host.ts'

const router = { echo: os.handler(() => 'hello') }
let host: WebHost | undefined

async function start(): Promise<WebHost> {
  const rendererDirectory = mkdtempSync(path.join(tmpdir(), 'assay-web-'))
  writeFileSync(path.join(rendererDirectory, 'index.html'), '<!doctype html><title>Assay</title>')
  writeFileSync(path.join(rendererDirectory, 'app.js'), 'export {}')
  writeFileSync(path.join(rendererDirectory, '..', 'outside.txt'), 'secret')
  host = await startWebHost({ router, rendererDirectory, port: 0 })
  return host
}

function open(address: string, headers: Record<string, string> = {}): Promise<{ status: number; cookie: string | undefined; body: string }> {
  return new Promise((resolve, reject) => {
    const sent = httpRequest(address, { headers }, (response) => {
      let body = ''
      response.setEncoding('utf8').on('data', (text: string) => (body += text))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, cookie: response.headers['set-cookie']?.[0]?.split(';')[0], body }))
    })
    sent.on('error', reject).end()
  })
}

function opens(address: string, headers: Record<string, string>): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = new WebSocket(address, { headers })
    socket.on('open', () => (socket.terminate(), resolve(true)))
    socket.on('error', () => resolve(false))
  })
}

afterEach(async () => {
  await host?.close()
  host = undefined
})

describe('startWebHost', () => {
  it('lets in the browser that follows the link, once', async () => {
    const link = (await start()).createLink()
    const first = await open(link)
    expect(first).toMatchObject({ status: 200, body: expect.stringContaining('Assay') as string })
    expect(first.cookie).toBeDefined()
    expect(await open(link)).toMatchObject({ status: 401 })
  })

  it('serves files to a session only, and none from outside its folder', async () => {
    const { port, createLink } = await start()
    const cookie = (await open(createLink())).cookie ?? ''
    const base = `http://127.0.0.1:${port}`
    expect(await open(`${base}/app.js`)).toMatchObject({ status: 401 })
    expect(await open(`${base}/app.js`, { cookie })).toMatchObject({ status: 200, body: 'export {}' })
    const outside = await open(`${base}/..%2foutside.txt`, { cookie })
    expect(outside.body).not.toContain('secret')
  })

  it('answers no request that names another host', async () => {
    const { createLink } = await start()
    expect(await open(createLink(), { host: 'evil.example' })).toMatchObject({ status: 403 })
  })

  it('opens the WebSocket for a session of its own page only', async () => {
    const { port, createLink } = await start()
    const cookie = (await open(createLink())).cookie ?? ''
    const origin = `http://127.0.0.1:${port}`
    const address = `ws://127.0.0.1:${port}/rpc`
    expect(await opens(address, { origin })).toBe(false)
    expect(await opens(address, { origin: 'http://evil.example', cookie })).toBe(false)
    expect(await opens(address, { origin, cookie })).toBe(true)
  })

  it('speaks the contract over the WebSocket', async () => {
    const { port, createLink } = await start()
    const cookie = (await open(createLink())).cookie ?? ''
    const websocket = new WebSocket(`ws://127.0.0.1:${port}/rpc`, { headers: { origin: `http://127.0.0.1:${port}`, cookie } })
    const client: { echo: () => Promise<string> } = createORPCClient(new RPCLink({ websocket: websocket as unknown as globalThis.WebSocket }))
    expect(await client.echo()).toBe('hello')
    websocket.terminate()
  })

  it('names a port that is in use', async () => {
    const blocker = createServer()
    const port = await new Promise<number>((resolve) => blocker.listen(0, '127.0.0.1', () => resolve((blocker.address() as { port: number }).port)))
    await expect(startWebHost({ router, rendererDirectory: tmpdir(), port })).rejects.toThrow(`Port ${port} on 127.0.0.1 is in use`)
    blocker.close()
  })
})
