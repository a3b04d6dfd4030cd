import { afterEach, describe, expect, it } from 'vitest'
import { toErrorReport, type AssayError } from '../../core/errors.ts'
import { collectEvents, failureOf } from '../testing/conformance.ts'
import { startOpenAiServer, type OpenAiServer, type ServerFailure } from '../testing/openai-server.ts'
import { createOpenAiBackend } from './index.ts'

const key = 'sk-proj-Zq8vLm2Xc7Rt4Yb9Wd3K'
const refused = (status: number, body: unknown): ServerFailure => ({ kind: 'status', status, body })

describe('errors of a server', () => {
  const openServers: OpenAiServer[] = []
  afterEach(async () => {
    for (const server of openServers.splice(0)) await server.close()
  })

  function ask(baseUrl: string, value: string | undefined = key): Promise<AssayError> {
    const readKey = async () => ({ keyName: 'TEST_KEY', value })
    const backend = createOpenAiBackend({ connectionId: 'test', name: 'Test', baseUrl, readKey, maxAttempts: 1 })
    const request = { model: { name: 'gpt-x' }, messages: [{ role: 'user' as const, content: 'hi' }], settings: {} }
    return failureOf(() => collectEvents(backend, request))
  }

  async function askFailing(failure: ServerFailure, value?: string): Promise<AssayError> {
    const server = await startOpenAiServer({ fail: () => failure })
    openServers.push(server)
    return ask(server.url, value)
  }

  it.each<[string, ServerFailure, object]>([
    ['a wrong key', refused(401, {}), { code: 'wrong-key', data: { keyName: 'TEST_KEY' } }],
    ['a key without the right', refused(403, { error: { message: 'no' } }), { code: 'wrong-key' }],
    ['too many requests', refused(429, {}), { code: 'rate-limited', retryable: true }],
    [
      'a server error',
      refused(500, { error: { message: 'oops.' } }),
      { code: 'server-error', data: { status: 500, reason: 'oops' } },
    ],
    [
      'a proxy error',
      refused(502, '<html>bad gateway</html>'),
      { code: 'server-error', data: { reason: 'the reply is a web page' } },
    ],
    ['a time-out', refused(408, 'slow'), { code: 'server-error', retryable: true, data: { reason: 'slow' } }],
    ['a moved address', refused(308, ''), { code: 'request-refused', data: { status: 308 } }],
    ['a detail', refused(422, { detail: 'extra field' }), { code: 'request-refused', data: { reason: 'extra field' } }],
    ['a plain message', refused(400, { object: 'error', message: 'bad top_k' }), { data: { reason: 'bad top_k' } }],
    [
      'a list of details',
      refused(400, { detail: [{ loc: ['x'] }] }),
      { data: { reason: '{"detail":[{"loc":["x"]}]}' } },
    ],
    ['no reason', refused(400, ''), { data: { reason: 'no reason given' } }],
    [
      'a broken line',
      { kind: 'garbage' },
      { code: 'bad-reply', data: { reason: 'a piece of the answer is not JSON' } },
    ],
    ['an odd chunk', { kind: 'odd' }, { code: 'bad-reply' }],
    [
      'a web page',
      { kind: 'raw', contentType: 'text/html', body: '<p>Log in' },
      { code: 'bad-reply', data: { reason: 'it sent a web page' } },
    ],
    ['broken JSON', { kind: 'raw', contentType: 'application/json', body: '{"choices"' }, { code: 'bad-reply' }],
    ['nothing', { kind: 'raw', contentType: 'text/event-stream', body: '' }, { code: 'stream-cut' }],
    ['a reset', { kind: 'reset' }, { code: 'connection-failed', data: { reason: 'the connection was reset' } }],
    ['a break', { kind: 'break', afterChunks: 1 }, { code: 'stream-cut' }],
    [
      'an error in the stream',
      { kind: 'sent-error', error: { message: 'gone' } },
      { code: 'server-error', data: { status: 200, reason: 'gone' } },
    ],
    ['a status in the stream', { kind: 'sent-error', error: { code: 429, message: 'busy' } }, { code: 'rate-limited' }],
  ])('says what %s is', async (_, failure, expected) => {
    expect(await askFailing(failure)).toMatchObject(expected)
  })

  it('says which key is missing', async () => {
    const failure = await askFailing(refused(401, {}), '')
    expect(failure).toMatchObject({ code: 'key-missing', data: { connection: 'Test', keyName: 'TEST_KEY' } })
  })

  it('says which model was asked for where there is none', async () => {
    const failure = await askFailing(refused(404, { error: { message: 'No such model.' } }))
    expect(failure).toMatchObject({
      code: 'request-refused',
      data: { reason: 'No such model; the model asked for is "gpt-x"' },
    })
  })

  it('says that the address may be incomplete where that is likelier', async () => {
    const server = await startOpenAiServer()
    openServers.push(server)
    const failure = await ask(server.url.replace('/v1', ''))
    expect(failure).toMatchObject({ code: 'request-refused', data: { status: 404 } })
    expect(failure.message).toContain('; the address may lack its /v1)')
  })

  it('reads how far a prompt is too long, where the server says it', async () => {
    const said = [
      "This model's maximum context length is 4096 tokens. However, your messages resulted in 5000 tokens.",
      "This model's maximum context length is 4096 tokens. However, you requested 5100 tokens (5000 in the messages, 100 in the completion).",
    ]
    const [first, second] = await Promise.all(said.map((message) => askFailing(refused(400, { error: { message } }))))
    expect(first).toMatchObject({ code: 'context-overflow', data: { promptTokens: 5000, contextTokens: 4096 } })
    expect(second).toMatchObject({ data: { promptTokens: 5000, contextTokens: 4096, maxTokens: 100 } })
    const fields = { type: 'exceed_context_size_error', message: 'too long', n_prompt_tokens: 700, n_ctx: 512 }
    expect(await askFailing(refused(400, { error: fields }))).toMatchObject({
      data: { promptTokens: 700, contextTokens: 512 },
    })
  })

  it('says why an address cannot be reached', async () => {
    const server = await startOpenAiServer()
    await server.close()
    expect(await ask(server.url)).toMatchObject({
      code: 'connection-failed',
      data: { url: server.url, reason: 'nothing listens there' },
    })
    expect((await ask('http://no-such-host.invalid/v1')).code).toBe('connection-failed')
    const plain = await startOpenAiServer()
    openServers.push(plain)
    expect((await ask(plain.url.replace('http:', 'https:'))).code).toBe('connection-failed')
  })

  it('refuses a key that cannot be sent, without showing it', async () => {
    const failure = await ask('http://127.0.0.1:9/v1', `${key}\n${key}`)
    expect(failure).toMatchObject({ code: 'bad-input' })
    expect(JSON.stringify(toErrorReport(failure))).not.toContain('Zq8v')
  })

  const echoes = [
    `Incorrect API key provided: ${key}. You can find your key at ...`,
    `Incorrect API key provided: sk-proj-****************Wd3K.`,
    `header "Authorization: Bearer ${key}" is not allowed`,
    `${'x'.repeat(3_990)}${key}`,
  ]
  const statuses = [400, 401, 403, 404, 422, 429, 500]
  it.each(statuses.flatMap((status) => echoes.map((echo) => [status, echo] as const)))(
    'shows no part of a key that is echoed with %i: %s',
    async (status, echo) => {
      const bodies = [{ error: { message: echo, code: echo, param: echo } }, { detail: echo }, echo]
      const failures = await Promise.all([
        ...bodies.map((body) => askFailing(refused(status, body))),
        askFailing({ kind: 'sent-error', error: { code: status, message: echo } }),
      ])
      for (const failure of failures) {
        const shown = [JSON.stringify(toErrorReport(failure)), String(failure.stack), JSON.stringify(failure)].join(
          '\n',
        )
        for (let at = 0; at + 8 <= key.length; at += 1) expect(shown).not.toContain(key.slice(at, at + 8))
        expect(shown).not.toContain('Wd3K')
        expect(failure.cause).toBeUndefined()
      }
    },
  )
})
