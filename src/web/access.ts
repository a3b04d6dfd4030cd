import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

const cookieName = 'assay-session'
const loopbackHosts: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '[::1]'])

/** Who may talk to the web host: browsers that opened a link with a token, which works once. */
export interface Access {
  /** A new link token; it opens one session. */
  issueToken(): string
  /** Trades a token for the value of a Set-Cookie header, or undefined when it is unknown or spent. */
  redeem(token: string): string | undefined
  /** True when the request carries a session that was opened with a token. */
  isAllowed(request: IncomingMessage): boolean
}

/**
 * Sessions live as long as the process. The cookie is HttpOnly and SameSite=Strict, so that no other page can use it.
 * Cookies are shared by all ports of a host: `scope` keeps two web hosts on one machine apart.
 */
export function createAccess(scope: string): Access {
  const tokens = new Set<string>()
  const sessions = new Set<string>()
  const name = `${cookieName}-${scope}`

  return {
    issueToken() {
      const token = randomBytes(24).toString('base64url')
      tokens.add(token)
      return token
    },
    redeem(token) {
      const known = [...tokens].find((candidate) => isSame(candidate, token))
      if (known === undefined) return undefined
      tokens.delete(known)
      const session = randomBytes(24).toString('base64url')
      sessions.add(session)
      return `${name}=${session}; Path=/; HttpOnly; SameSite=Strict`
    },
    isAllowed(request) {
      const value = readCookie(request.headers.cookie ?? '', name)
      return value !== undefined && [...sessions].some((session) => isSame(session, value))
    },
  }
}

/**
 * True when the request names this machine itself: a page on another host that makes its own name point here (DNS
 * rebinding) does not get through. Any port will do, since a tunnel may use another one.
 */
export function isForLoopback(request: IncomingMessage): boolean {
  return loopbackHosts.has(hostOf(request.headers.host ?? ''))
}

/** True when a WebSocket is opened by our own page, not by another page that the browser shows. */
export function isSameOrigin(request: IncomingMessage): boolean {
  return request.headers.origin === `http://${request.headers.host ?? ''}`
}

function hostOf(header: string): string {
  return header.replace(/:\d+$/, '')
}

function readCookie(header: string, name: string): string | undefined {
  for (const part of header.split(';')) {
    const [key, value] = part.trim().split('=')
    if (key === name) return value
  }
  return undefined
}

function isSame(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)]
  return a.length === b.length && timingSafeEqual(a, b)
}
