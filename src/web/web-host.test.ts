import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request as httpRequest } from 'node:http'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { os } from '@orpc/server'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/websocket'
import { afterEach, describe, expect, it, onTestFinished } from 'vitest'
import { WebSocket } from 'ws'
import { startWebHost, type WebHost } from './web-host.ts'

const router = { echo: os.handler(() => 'hello') }
let host: WebHost | undefined

function temporaryDirectory(): string {
  const directory = mkdtempSync(path.join(tmpdir(), 'assay-web-'))
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }))
  return directory
}

async function start(): Promise<WebHost> {
  const rendererDirectory = path.join(temporaryDirectory(), 'renderer')
  mkdirSync(rendererDirectory)
  writeFileSync(path.join(rendererDirectory, 'index.html'), '<!doctype html><title>Assay</title>')
  writeFileSync(path.join(rendererDirectory, 'app.js'), 'export {}')
  writeFileSync(path.join(rendererDirectory, '..', 'outside.txt'), 'secret')
  host = await startWebHost({ router, rendererDirectory, port: 0 })
  return host
}

function open(
  address: string,
  headers: Record<string, string> = {},
): Promise<{ status: number; cookie: string | undefined; body: string }> {
  return new Promise((resolve, reject) => {
    const sent = httpRequest(address, { headers }, (response) => {
      let body = ''
      response.setEncoding('utf8').on('data', (text: string) => (body += text))
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, cookie: response.headers['set-cookie']?.[0]?.split(';')[0], body }),
      )
    })
    sent.on('error', reject).end()
  })
}

/** Sends bytes as they are, and resolves with what comes back once the connection is closed. */
function sendRaw(port: number, text: string): Promise<string> {
  return new Promise((resolve) => {
    let received = ''
    const socket = connect(port, '127.0.0.1', () => socket.write(text))
    socket.setEncoding('latin1').on('data', (piece: string) => (received += piece))
    socket.on('error', () => undefined).on('close', () => resolve(received))
  })
}

const upgrade = (port: number, headers: string) =>
  `GET /rpc HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nOrigin: http://127.0.0.1:${port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n${headers}\r\n`

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
    const websocket = new WebSocket(`ws://127.0.0.1:${port}/rpc`, {
      headers: { origin: `http://127.0.0.1:${port}`, cookie },
    })
    const client: { echo: () => Promise<string> } = createORPCClient(new RPCLink({ websocket: websocket }))
    expect(await client.echo()).toBe('hello')
    websocket.terminate()
  })

  it('goes on whatever is asked of it', async () => {
    const { port, createLink } = await start()
    const cookie = (await open(createLink())).cookie ?? ''
    for (const target of ['//', '/%E0%A4%A', 'http://[', '*', '/..%5c..%5c', `/${'x'.repeat(20_000)}`]) {
      const answer = await sendRaw(
        port,
        `GET ${target} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nCookie: ${cookie}\r\nConnection: close\r\n\r\n`,
      )
      expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /)
    }
    expect(await open(`http://127.0.0.1:${port}/app.js`, { cookie })).toMatchObject({ status: 200 })
  })

  it('goes on when a WebSocket breaks the rules or its connection is reset', async () => {
    const { port, createLink } = await start()
    const cookie = (await open(createLink())).cookie ?? ''
    const broken = '\u007f'.repeat(8)
    expect(await sendRaw(port, `${upgrade(port, `Cookie: ${cookie}\r\n`)}${broken}`)).toMatch(/^HTTP\/1\.1 101 /)
    await new Promise<void>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.write(upgrade(port, ''))
        setTimeout(() => socket.resetAndDestroy(), 5)
      })
      socket.on('error', () => undefined).on('close', () => resolve())
    })
    expect(await sendRaw(port, upgrade(port, ''))).toMatch(/^HTTP\/1\.1 401 /)
    expect(await open(`http://127.0.0.1:${port}/app.js`, { cookie })).toMatchObject({ status: 200 })
  })

  it('names a port that is in use', async () => {
    const blocker = createServer()
    const port = await new Promise<number>((resolve) =>
      blocker.listen(0, '127.0.0.1', () => resolve((blocker.address() as { port: number }).port)),
    )
    await expect(startWebHost({ router, rendererDirectory: temporaryDirectory(), port })).rejects.toThrow(
      `Port ${port} on 127.0.0.1 is in use`,
    )
    blocker.close()
  })
})
