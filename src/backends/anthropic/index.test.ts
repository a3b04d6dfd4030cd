import { afterEach, describe, expect, it } from 'vitest'
import type { Message } from '../../core/backend.ts'
import type { Settings } from '../../core/settings.ts'
import { startAnthropicServer } from '../testing/anthropic-server.ts'
import type { ApiServer, ApiServerOptions } from '../testing/api-server.ts'
import { collectEvents, endOf, failureOf } from '../testing/conformance.ts'
import { describeHostedBackend } from '../testing/hosted-suite.ts'
import { createAnthropicBackend } from './index.ts'

describeHostedBackend({
  name: 'anthropic',
  startServer: startAnthropicServer,
  createBackend: createAnthropicBackend,
  limits: { hasNoSeed: true },
  environment: {
    ANTHROPIC_BASE_URL: 'http://127.0.0.1:9',
    ANTHROPIC_API_KEY: 'sk-from-the-environment',
    ANTHROPIC_AUTH_TOKEN: 'token-from-the-environment',
    ANTHROPIC_CUSTOM_HEADERS: 'x-custom: 1\nx-api-key: other',
    ANTHROPIC_PROFILE: 'nobody',
    ANTHROPIC_LOG: 'debug',
    ANTHROPIC_OPEN_TELEMETRY: 'true',
  },
  keyHeader: 'x-api-key',
  headers: ['anthropic-version'],
  errorBody: (message) => ({ type: 'error', error: { type: 'invalid_request_error', message }, request_id: 'req_1' }),
})

describe('createAnthropicBackend', () => {
  const openServers: ApiServer[] = []
  afterEach(async () => {
    for (const server of openServers.splice(0)) await server.close()
  })

  async function start(options: ApiServerOptions = {}, path = '') {
    const server = await startAnthropicServer(options)
    openServers.push(server)
    const backend = createAnthropicBackend({
      connectionId: 'a',
      name: 'A',
      baseUrl: server.url + path,
      readKey: async () => ({ keyName: 'K' }),
      maxAttempts: 1,
    })
    const messages: Message[] = [{ role: 'user', content: 'Hello there' }]
    const ask = async (settings: Settings = {}, name = 'claude-opus-5-5') =>
      endOf(await collectEvents(backend, { model: { name }, messages, settings }))
    return { server, backend, ask }
  }

  it('records what answered, the version and the limit, and that it has no seed', async () => {
    const { server, ask } = await start({ answer: () => ({ text: 'hi', model: 'claude-opus-5-5-20260920' }) })
    expect((await ask({ seed: 3 })).fingerprint).toEqual({
      backend: 'anthropic',
      url: server.url,
      model: 'claude-opus-5-5-20260920',
      apiVersion: '2026-10-21',
      maxTokens: 16_000,
      seedSent: false,
    })
    expect(server.requests[0]?.body).not.toHaveProperty('seed')
  })

  it('asks models that can be told how to sample by the version that still does', async () => {
    const { server, ask } = await start()
    expect(await ask({ temperature: 0.5, topK: 3, maxTokens: 9 }, 'claude-haiku-4-5')).toMatchObject({
      fingerprint: { apiVersion: '2023-06-01', maxTokens: 9 },
    })
    expect(server.requests[0]).toMatchObject({
      headers: { 'anthropic-version': '2023-06-01' },
      body: { temperature: 0.5, top_k: 3, max_tokens: 9, stream: true },
    })
    const refused = await failureOf(() => ask({ temperature: 0.5 }))
    expect(refused.message).toBe(
      'The backend anthropic has no setting temperature for the model claude-opus-5-5: leave it out, or choose another model.',
    )
    expect(server.requests).toHaveLength(1)
  })

  it('takes an address with or without its /v1, and lists models with their context', async () => {
    const { server, backend, ask } = await start({ models: ['b', 'a'] }, '/v1/')
    expect(await backend.listModels()).toEqual([
      { name: 'a', contextTokens: 200_000 },
      { name: 'b', contextTokens: 200_000 },
    ])
    expect(await backend.countTokens({ name: 'a' }, [{ role: 'user', content: 'hello' }])).toMatchObject({
      contextTokens: 200_000,
      exact: false,
    })
    await ask({}, 'a')
    expect(server.requests[0]?.path).toBe('/v1/messages')
  })

  it('says how far a prompt is too long', async () => {
    const error = { type: 'invalid_request_error', message: 'prompt is too long: 214315 tokens > 200000 maximum' }
    const { ask } = await start({ fail: () => ({ kind: 'status', status: 400, body: { type: 'error', error } }) })
    expect(await failureOf(ask)).toMatchObject({
      code: 'context-overflow',
      data: { promptTokens: 214_315, contextTokens: 200_000 },
    })
  })

  it('does not wait for a spending limit', async () => {
    const error = {
      type: 'rate_limit_error',
      message: 'You have reached your limit',
      details: { error_code: 'enforced_spend_limit_reached' },
    }
    const { ask } = await start({ fail: () => ({ kind: 'status', status: 429, body: { type: 'error', error } }) })
    expect(await failureOf(ask)).toMatchObject({ code: 'request-refused', retryable: false, data: { status: 429 } })
  })

  it.each([
    [
      { type: 'overloaded_error', message: 'Overloaded' },
      { code: 'server-error', data: { status: 529 } },
    ],
    [{ type: 'rate_limit_error', message: 'slow down' }, { code: 'rate-limited' }],
    [
      { type: 'invalid_request_error', message: 'no' },
      { code: 'request-refused', data: { reason: 'no' } },
    ],
    [
      { type: 'new_error', message: 'odd' },
      { code: 'server-error', data: { status: 200, reason: 'odd' } },
    ],
  ])('says what the error %j in a stream is', async (error, expected) => {
    const { ask } = await start({ fail: () => ({ kind: 'sent-error', afterPieces: 1, error }) })
    expect(await failureOf(ask)).toMatchObject(expected)
  })
})
