import { afterEach, describe, expect, it, vi } from 'vitest'
import { toErrorReport } from '../../core/errors.ts'
import type { Settings } from '../../core/settings.ts'
import { collectEvents, describeBackend, endOf, failureOf } from '../testing/conformance.ts'
import { startOpenAiServer, type OpenAiServer, type OpenAiServerOptions } from '../testing/openai-server.ts'
import { createAzureBackend, type AzureBackendOptions } from './index.ts'

const key = 'Zq8vLm2Xc7Rt4Yb9Wd3KZq8vLm2Xc7Rt'
const apiVersion = '2024-10-21'
const messages = [{ role: 'user' as const, content: 'one two three four five six seven eight nine ten' }]

function createBackend(server: { url: string }, options: Partial<AzureBackendOptions> = {}) {
  const readKey = async () => ({ keyName: 'AZURE_OPENAI_API_KEY', value: key })
  return createAzureBackend({ connectionId: 'az', name: 'Azure', baseUrl: server.url, apiVersion, readKey, ...options })
}

describeBackend('azure', async () => {
  const models = [{ id: 'my-deployment' }]
  const server = await startOpenAiServer({ key, azureVersion: apiVersion, models, latencyMs: 2, chunkDelayMs: 2 })
  const tearDown = () => server.close()
  const [model, unknownModel] = [{ name: 'my-deployment' }, { name: 'nobody' }]
  return { backend: createBackend(server), model, unknownModel, messages, tearDown }
})

describe('createAzureBackend', () => {
  const openServers: OpenAiServer[] = []
  afterEach(async () => {
    vi.unstubAllEnvs()
    for (const server of openServers.splice(0)) await server.close()
  })

  async function start(serverOptions: OpenAiServerOptions = {}, options: Partial<AzureBackendOptions> = {}) {
    const server = await startOpenAiServer({ azureVersion: apiVersion, ...serverOptions })
    openServers.push(server)
    const backend = createBackend(server, { maxAttempts: 1, ...options })
    const ask = async (settings: Settings = {}, name = 'my-deployment') =>
      endOf(await collectEvents(backend, { model: { name }, messages, settings }))
    return { server, backend, ask }
  }

  it('is shut off from the environment, and sends the key in the header of Azure alone', async () => {
    const environment = {
      AZURE_OPENAI_API_KEY: 'from-the-environment',
      AZURE_OPENAI_ENDPOINT: 'http://127.0.0.1:9',
      AZURE_OPENAI_AD_TOKEN: 'token',
      OPENAI_API_VERSION: '2020-01-01',
      OPENAI_BASE_URL: 'http://127.0.0.1:9/v1',
      OPENAI_API_KEY: 'sk-from-the-environment',
      OPENAI_ORG_ID: 'org-x',
      OPENAI_CUSTOM_HEADERS: 'x-custom: 1',
    }
    for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value)
    const { server, ask } = await start()
    await ask()
    const [request] = server.requests
    expect(Object.keys(request?.headers ?? {}).sort()).toEqual([
      'accept',
      'api-key',
      'connection',
      'content-length',
      'content-type',
      'host',
      'user-agent',
    ])
    expect(request?.headers['api-key']).toBe(key)
    expect(request?.path).toBe(`/openai/deployments/my-deployment/chat/completions?api-version=${apiVersion}`)
  })

  it('asks for a limit of tokens as OpenAI does, and the other way where a version does not know it', async () => {
    const { server, ask } = await start({ refuse: ['max_completion_tokens'] })
    expect(await ask({ maxTokens: 4, seed: 3 })).toMatchObject({
      finishReason: 'length',
      retries: 1,
      fingerprint: { backend: 'azure', url: server.url, seedSent: true },
    })
    expect(server.requests.map(({ body }) => Object.keys(body).filter((name) => name.startsWith('max_')))).toEqual([
      ['max_completion_tokens'],
      ['max_tokens'],
    ])
  })

  it.each(['/', '/openai', '/openai/v1/'])(
    'takes an endpoint that ends in %s, and a name with any characters',
    async (path) => {
      const { server } = await start()
      const backend = createBackend({ url: server.url + path })
      const request = { model: { name: 'a deployment/1' }, messages, settings: {} }
      await collectEvents(backend, request)
      expect(server.requests[0]?.path).toContain('/openai/deployments/a%20deployment%2F1/chat/completions?')
    },
  )

  it('lists the base models that can chat', async () => {
    const models = [
      { id: 'gpt-5-mini-2025-08-07', capabilities: { chat_completion: true } },
      { id: 'text-embedding-3-small', capabilities: { chat_completion: false } },
      { id: 'unsaid' },
    ]
    const { backend } = await start({ models })
    expect(await backend.listModels()).toEqual([{ name: 'gpt-5-mini-2025-08-07' }, { name: 'unsaid' }])
  })

  it('refuses a version of the API that is none, without asking', () => {
    for (const version of ['', 'latest', '2024-10-21&x=1']) {
      expect(() => createBackend({ url: 'http://127.0.0.1:9' }, { apiVersion: version })).toThrow(
        expect.objectContaining({ code: 'bad-input' }),
      )
    }
  })

  it('says what is wrong with deployment and key, and shows no part of the key', async () => {
    const error = { code: 'DeploymentNotFound', message: 'The API deployment for this resource does not exist.' }
    const missing = await start({ fail: () => ({ kind: 'status', status: 404, body: { error } }) })
    expect((await failureOf(missing.ask)).message).toContain('the deployment asked for is "my-deployment"')
    const wrong = await start({ fail: () => ({ kind: 'status', status: 401, body: {} }) })
    expect(await failureOf(wrong.ask)).toMatchObject({ code: 'wrong-key' })
    for (const status of [400, 401, 403, 429, 500]) {
      const body = { error: { code: String(status), message: `Access denied due to invalid key ${key}.` } }
      const { ask } = await start({ fail: () => ({ kind: 'status', status, body }) })
      const failure = await failureOf(ask)
      const shown = JSON.stringify(toErrorReport(failure)) + String(failure.stack)
      for (let at = 0; at + 8 <= key.length; at += 1) expect(shown).not.toContain(key.slice(at, at + 8))
    }
  })

  it('honours Retry-After, in milliseconds too', async () => {
    const headers = { 'retry-after-ms': '1500', 'retry-after': '9' }
    const { ask } = await start({ fail: () => ({ kind: 'status', status: 429, headers }) })
    expect(await failureOf(ask)).toMatchObject({ code: 'rate-limited', data: { retryAfterMs: 1_500 } })
  })
})
