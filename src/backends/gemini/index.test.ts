import { afterEach, describe, expect, it } from 'vitest'
import type { Message } from '../../core/backend.ts'
import type { Settings } from '../../core/settings.ts'
import type { ApiServer, ApiServerOptions } from '../testing/api-server.ts'
import { collectEvents, endOf, failureOf } from '../testing/conformance.ts'
import { startGeminiServer } from '../testing/gemini-server.ts'
import { describeHostedBackend } from '../testing/hosted-suite.ts'
import { createGeminiBackend } from './index.ts'

describeHostedBackend({
  name: 'gemini',
  startServer: startGeminiServer,
  createBackend: createGeminiBackend,
  environment: {
    GOOGLE_API_KEY: 'AIza-from-the-environment',
    GEMINI_API_KEY: 'AIza-another-from-the-environment',
    GOOGLE_GEMINI_BASE_URL: 'http://127.0.0.1:9',
    GOOGLE_VERTEX_BASE_URL: 'http://127.0.0.1:9',
    GOOGLE_GENAI_USE_VERTEXAI: 'true',
    GOOGLE_GENAI_USE_ENTERPRISE: 'true',
    GOOGLE_GENAI_API_VERSION: 'v9',
    GOOGLE_CLOUD_PROJECT: 'project',
    GOOGLE_CLOUD_LOCATION: 'nowhere',
  },
  keyHeader: 'x-goog-api-key',
  headers: [],
  errorBody: (message) => ({ error: { code: 400, message, status: 'INVALID_ARGUMENT' } }),
})

describe('createGeminiBackend', () => {
  const openServers: ApiServer[] = []
  afterEach(async () => {
    for (const server of openServers.splice(0)) await server.close()
  })

  async function start(options: ApiServerOptions = {}, path = '') {
    const server = await startGeminiServer(options)
    openServers.push(server)
    const backend = createGeminiBackend({
      connectionId: 'g',
      name: 'G',
      baseUrl: server.url + path,
      readKey: async () => ({ keyName: 'GEMINI_API_KEY', value: 'key-of-the-test' }),
      maxAttempts: 1,
    })
    const messages: Message[] = [{ role: 'user', content: 'Hello there' }]
    const ask = async (settings: Settings = {}, name = 'gemini-3.5-flash') =>
      endOf(await collectEvents(backend, { model: { name }, messages, settings }))
    return { server, backend, ask }
  }

  it('records what answered and whether a seed was sent', async () => {
    const { server, ask } = await start({ answer: () => ({ text: 'hi', model: 'gemini-3.5-flash-001' }) })
    const fingerprint = { backend: 'gemini', url: server.url, model: 'gemini-3.5-flash-001', seedSent: true }
    expect((await ask({ seed: 3 })).fingerprint).toEqual(fingerprint)
    expect((await ask()).fingerprint).toEqual({ ...fingerprint, seedSent: false })
    expect(server.requests.map(({ body }) => body.generationConfig)).toEqual([{ seed: 3 }, {}])
  })

  it('takes an address with or without its /v1beta, and lists models with their context', async () => {
    const { server, backend, ask } = await start({ models: ['b', 'a'] }, '/v1beta/')
    expect(await backend.listModels()).toEqual([
      { name: 'a', contextTokens: 1_048_576 },
      { name: 'b', contextTokens: 1_048_576 },
    ])
    await ask({}, 'models/a').catch(() => undefined)
    await ask({}, 'a')
    expect(server.requests.map(({ path }) => path)).toEqual(
      Array.from({ length: 2 }, () => '/v1beta/models/a:streamGenerateContent?alt=sse'),
    )
  })

  it.each(['../files/x', 'a?b', 'a#b', '', 'a b'])('refuses %j as the name of a model', async (name) => {
    const { server, ask } = await start()
    expect(await failureOf(() => ask({}, name))).toMatchObject({ code: 'bad-input' })
    expect(server.requests).toHaveLength(0)
  })

  it('takes a key for wrong that Google refuses with 400', async () => {
    const error = {
      code: 400,
      message: 'API key not valid. Please pass a valid API key.',
      status: 'INVALID_ARGUMENT',
      details: [{ '@type': 'type.googleapis.com/google.rpc.ErrorInfo', 'reason': 'API_KEY_INVALID' }],
    }
    const { ask } = await start({ fail: () => ({ kind: 'status', status: 400, body: { error } }) })
    expect(await failureOf(ask)).toMatchObject({ code: 'wrong-key', data: { keyName: 'GEMINI_API_KEY' } })
  })

  it('reads how long it is asked to wait from the body of a 429', async () => {
    const error = {
      code: 429,
      message: 'You exceeded your current quota',
      status: 'RESOURCE_EXHAUSTED',
      details: [{ '@type': 'type.googleapis.com/google.rpc.RetryInfo', 'retryDelay': '22.5s' }],
    }
    const { ask } = await start({ fail: () => ({ kind: 'status', status: 429, body: [{ error }] }) })
    expect(await failureOf(ask)).toMatchObject({ code: 'rate-limited', data: { retryAfterMs: 22_500 } })
  })

  it('says how far a prompt is too long', async () => {
    const message = 'The input token count (1200000) exceeds the maximum number of tokens allowed (1048576).'
    const { ask } = await start({
      fail: () => ({
        kind: 'status',
        status: 400,
        body: { error: { code: 400, message, status: 'INVALID_ARGUMENT' } },
      }),
    })
    expect(await failureOf(ask)).toMatchObject({
      code: 'context-overflow',
      data: { promptTokens: 1_200_000, contextTokens: 1_048_576 },
    })
  })

  it.each([
    [
      { code: 503, message: 'The model is overloaded', status: 'UNAVAILABLE' },
      { code: 'server-error', data: { status: 503 } },
    ],
    [{ code: 429, message: 'busy', status: 'RESOURCE_EXHAUSTED' }, { code: 'rate-limited' }],
  ])('says what the error %j in a stream is', async (error, expected) => {
    const { ask } = await start({ fail: () => ({ kind: 'sent-error', afterPieces: 1, error }) })
    expect(await failureOf(ask)).toMatchObject(expected)
  })
})
