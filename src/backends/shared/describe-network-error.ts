/** The words for what operating systems, TLS and Node's fetch call by a code. */
const reasons: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there',
  ECONNRESET: 'the connection was reset',
  EPIPE: 'the connection was closed',
  ENOTFOUND: 'there is no host of that name, or no network',
  EAI_AGAIN: 'the name could not be looked up; is there a network?',
  EHOSTUNREACH: 'there is no way to that host',
  ENETUNREACH: 'there is no network',
  ETIMEDOUT: 'it did not answer in time',
  UND_ERR_CONNECT_TIMEOUT: 'it did not answer in time',
  UND_ERR_SOCKET: 'the connection was closed',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is self-signed',
  SELF_SIGNED_CERT_IN_CHAIN: 'its certificate is self-signed',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its certificate cannot be verified',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another host',
  ERR_SSL_WRONG_VERSION_NUMBER: 'it does not speak https; try http',
}

/** After this long without a byte Node's own fetch gives up, whatever idle time was chosen. */
const fetchSilenceMs = 300_000

/** Says in words why a request did not get through, by the codes in the chain of causes. */
export function describeNetworkError(error: unknown): { reason: string; isSilence: boolean; silenceMs: number } {
  const codes = codesOf(error)
  const isSilence = codes.some((code) => code === 'UND_ERR_HEADERS_TIMEOUT' || code === 'UND_ERR_BODY_TIMEOUT')
  const known = codes.find((code) => Object.hasOwn(reasons, code))
  const reason = known === undefined ? (codes[0] ?? 'the connection failed') : reasons[known]!
  return { reason, isSilence, silenceMs: fetchSilenceMs }
}

function codesOf(error: unknown): string[] {
  const codes: string[] = []
  const waiting: unknown[] = [error]
  for (let seen = 0; seen < 20 && waiting.length > 0; seen += 1) {
    const next = waiting.shift()
    if (!(next instanceof Error)) continue
    if ('code' in next && typeof next.code === 'string') codes.push(next.code)
    if (next instanceof AggregateError) waiting.push(...next.errors)
    waiting.push(next.cause)
  }
  return codes
}
