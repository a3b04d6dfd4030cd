import { existsSync, readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import type { Duplex } from 'node:stream'
import type { Router } from '@orpc/server'
import { RPCHandler } from '@orpc/server/ws'
import sirv from 'sirv'
import { WebSocketServer } from 'ws'
import { AssayError } from '../core/errors.ts'
import { createAccess, isForLoopback, isSameOrigin } from './access.ts'
import { noSessionPage, notBuiltPage } from './pages.ts'

/** Datasets travel as text in one message: somewhat more than the largest that is read. */
const maxMessageBytes = 96 * 1024 * 1024

const securityHeaders = {
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; worker-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
}

export interface WebHost {
  port: number
  /** A link that opens one browser session. */
  createLink(): string
  close(): Promise<void>
}

/**
 * Serves the window to a browser on this machine: the built renderer, and the contract over a WebSocket at /rpc.
 * Listens on 127.0.0.1 alone; port 0 takes any free one. Throws `port-in-use`.
 */
export async function startWebHost(options: {
  router: Router<Record<never, never>, Record<never, never>>
  rendererDirectory: string
  port: number
}): Promise<WebHost> {
  const rpc = new RPCHandler(options.router)
  const indexPath = path.join(options.rendererDirectory, 'index.html')
  const files = existsSync(indexPath) ? sirv(options.rendererDirectory, { etag: true, dotfiles: false }) : undefined
  const sockets = new WebSocketServer({ noServer: true, maxPayload: maxMessageBytes })
  const server = createServer(answer)
  server.on('upgrade', upgrade)
  await listen()
  const { port } = server.address() as AddressInfo
  const access = createAccess(String(port))

  function listen(): Promise<void> {
    return new Promise((resolve, reject) => {
      server.once('error', (error: NodeJS.ErrnoException) => {
        reject(toListenError(error, options.port))
      })
      server.listen(options.port, '127.0.0.1', resolve)
    })
  }

  /** A request is anybody's text, so nothing that one makes go wrong may end the program. */
  function answer(request: IncomingMessage, response: ServerResponse) {
    try {
      respond(request, response)
    } catch {
      if (response.headersSent) response.destroy()
      else refuse(response, 500, 'This could not be answered.')
    }
  }

  function respond(request: IncomingMessage, response: ServerResponse) {
    for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value)
    if (!isForLoopback(request)) return refuse(response, 403, 'Assay answers to 127.0.0.1 and localhost only.')
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return refuse(response, 405, 'Only GET is answered here.')
    const url = URL.parse(request.url ?? '/', 'http://127.0.0.1')
    if (!url) return refuse(response, 400, 'This is no address.')
    const token = url.searchParams.get('token')
    const cookie = token === null ? undefined : access.redeem(token)
    if (cookie !== undefined) {
      response.setHeader('Set-Cookie', cookie)
      return sendIndex(response)
    }
    if (!access.isAllowed(request)) return sendPage(response, 401, noSessionPage)
    if (url.pathname === '/') return sendIndex(response)
    if (!files) return sendPage(response, 503, notBuiltPage)
    files(request, response, () => refuse(response, 404, 'There is nothing here.'))
  }

  /** The page is sent at the link's own address; it takes the token out of the address bar itself. */
  function sendIndex(response: ServerResponse) {
    if (!files) return sendPage(response, 503, notBuiltPage)
    response.setHeader('Cache-Control', 'no-store')
    sendPage(response, 200, readFileSync(indexPath, 'utf8'))
  }

  function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer) {
    // A connection may be reset at any moment; whoever listens to nothing of it is ended by that.
    socket.on('error', () => socket.destroy())
    const isOurs = isForLoopback(request) && isSameOrigin(request) && access.isAllowed(request)
    if (!isOurs || request.url !== '/rpc') {
      socket.end('HTTP/1.1 401 Unauthorized\r\nConnection: close\r\n\r\n')
      return
    }
    sockets.handleUpgrade(request, socket, head, (client) => {
      // A message that breaks the rules or is too large has closed the connection by then.
      client.on('error', () => client.terminate())
      void rpc.upgrade(client)
    })
  }

  return {
    port,
    createLink: () => `http://127.0.0.1:${port}/?token=${access.issueToken()}`,
    async close() {
      for (const client of sockets.clients) client.terminate()
      sockets.close()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function toListenError(error: NodeJS.ErrnoException, port: number): AssayError {
  if (error.code === 'EADDRINUSE') return new AssayError('port-in-use', { port })
  const mend = 'choose another one with --port, or 0 for any free one'
  return new AssayError('bad-input', { what: `Port ${port} cannot be opened (${error.code ?? error.message})`, mend })
}

function sendPage(response: ServerResponse, status: number, page: string) {
  response.statusCode = status
  response.setHeader('Content-Type', 'text/html; charset=utf-8')
  response.end(page)
}

function refuse(response: ServerResponse, status: number, reason: string) {
  response.statusCode = status
  response.setHeader('Content-Type', 'text/plain; charset=utf-8')
  response.end(`${reason}\n`)
}
