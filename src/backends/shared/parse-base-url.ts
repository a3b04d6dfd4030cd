import { AssayError } from '../../core/errors.ts'

/** An address that may be sent to, and shown: it has no credentials, query or fragment, and no slash at its end. */
export interface BaseUrl {
  href: string
  host: string
}

/**
 * Checks the address of a server, such as `https://api.openai.com/v1` or `http://127.0.0.1:8080/v1`. Throws `bad-input`
 * for what is not an http(s) address, or holds a name, a password or a query (where a key could hide), without
 * repeating it.
 */
export function parseBaseUrl(text: string, connection: string): BaseUrl {
  const where = `the connection ${connection}`
  const url = URL.parse(text.trim())
  if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:')) {
    throw new AssayError('bad-input', {
      what: 'The address is not an http or https URL',
      where,
      mend: 'write it like http://127.0.0.1:8080/v1',
    })
  }
  if (url.username || url.password || url.search || url.hash) {
    throw new AssayError('bad-input', {
      what: 'The address holds a password, a query or a fragment',
      where,
      mend: 'leave them out, and enter the key as the key of the connection',
    })
  }
  return { href: url.origin + url.pathname.replace(/\/+$/, ''), host: url.hostname }
}
