import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createHttpFetch } from './create-http-fetch.ts'

describe('createHttpFetch', () => {
  const { fetch, close } = createHttpFetch()
  let server: Server | undefined
  afterEach(async () => {
    close()
    server?.closeAllConnections()
    await new Promise((resolve) => server?.close(resolve))
  })

  async function serve(listener: RequestListener): Promise<string> {
    server = createServer(listener)
    await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve))
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  }

  it('sends a text and headers, and reads status, headers and body', async () => {
    const url = await serve((incoming, outgoing) => {
      let received = ''
      incoming.setEncoding('utf8').on('data', (piece: string) => (received += piece))
      incoming.on('end', () => {
        outgoing.writeHead(418, { 'x-two': ['a', 'b'] })
        outgoing.end(`${incoming.method} ${String(incoming.headers['x-one'])} ${received}`)
      })
    })
    let pieces = 0
    const response = await fetch(url, { method: 'POST', headers: { 'x-one': '1' }, body: 'Grüße' }, () => (pieces += 1))
    expect([response.status, response.headers.get('x-two'), await response.text()]).toEqual([
      418,
      'a, b',
      'POST 1 Grüße',
    ])
    expect(pieces).toBeGreaterThanOrEqual(2)
  })

  it.each([204, 304])('reads an answer with status %i, which has no body', async (status) => {
    const url = await serve((_, outgoing) => outgoing.writeHead(status).end())
    const response = await fetch(url, {}, () => {})
    expect([response.status, response.body]).toEqual([status, null])
  })

  it('holds back a server that sends faster than is read', async () => {
    let sent = 0
    const url = await serve((_, outgoing) => {
      const push = () => {
        let isTaken = true
        for (; sent < 400 && isTaken; sent += 1) isTaken = outgoing.write(Buffer.alloc(64 * 1024))
        if (sent === 400) outgoing.end()
      }
      outgoing.on('drain', push)
      push()
    })
    const response = await fetch(url, {}, () => {})
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(sent).toBeLessThan(400)
    expect((await response.arrayBuffer()).byteLength).toBe(400 * 64 * 1024)
  })

  it('fails the body when the connection breaks', async () => {
    const url = await serve((_, outgoing) => {
      outgoing.write('half')
      setTimeout(() => outgoing.destroy(), 20)
    })
    const response = await fetch(url, {}, () => {})
    await expect(response.text()).rejects.toThrow('aborted')
  })

  it('ends with its signal, before the answer and in it', async () => {
    const url = await serve((incoming, outgoing) => {
      if (incoming.url === '/body') outgoing.write('half')
    })
    const [early, late] = [new AbortController(), new AbortController()]
    setTimeout(() => early.abort(), 20)
    await expect(fetch(url, { signal: early.signal }, () => {})).rejects.toThrow('aborted')
    const response = await fetch(`${url}body`, { signal: late.signal }, () => {})
    setTimeout(() => late.abort(), 20)
    await expect(response.text()).rejects.toThrow('aborted')
  })

  it('uses a connection again although the end of its answer was not read', async () => {
    const ports = new Set<number | undefined>()
    const url = await serve((incoming, outgoing) => {
      ports.add(incoming.socket.remotePort)
      outgoing.write('[DONE]')
      setTimeout(() => outgoing.end('rest'), 30)
    })
    const reader = (await fetch(url, {}, () => {})).body?.getReader()
    await reader?.read()
    await reader?.cancel()
    await new Promise((resolve) => setTimeout(resolve, 150))
    expect(await (await fetch(url, {}, () => {})).text()).toBe('[DONE]rest')
    expect(ports.size).toBe(1)
  })

  it('drops a connection whose unread answer does not end', async () => {
    let isClosed = false
    const url = await serve((_, outgoing) => {
      outgoing.write('[DONE]')
      outgoing.on('close', () => (isClosed = true))
    })
    const response = await fetch(url, {}, () => {})
    await response.body?.cancel()
    await vi.waitFor(() => expect(isClosed).toBe(true), 5_000)
  })
})
