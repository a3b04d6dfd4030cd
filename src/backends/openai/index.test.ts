import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Settings } from '../../core/settings.ts'
import { collectEvents, describeBackend, endOf, failureOf } from '../testing/conformance.ts'
import { startOpenAiServer, type OpenAiServer, type OpenAiServerOptions } from '../testing/openai-server.ts'
import { systemClock, type Clock } from '../shared/clock.ts'
import type { HostedBackendOptions } from '../shared/create-hosted-backend.ts'
import { createOpenAiBackend } from './index.ts'

const key = 'sk-test-Zq8vLm2Xc7Rt4Yb9Wd3K'
const model = { name: 'test-model' }
const messages = [{ role: 'user' as const, content: 'one two three four five six seven eight nine ten' }]

function createBackend(server: OpenAiServer, options: Partial<HostedBackendOptions> = {}) {
  return createOpenAiBackend({
    connectionId: 'test',
    name: 'Test',
    baseUrl: server.url,
    readKey: async () => ({ keyName: 'TEST_KEY', value: key }),
    ...options,
  })
}

describeBackend('openai', async () => {
  const server = await startOpenAiServer({ key, models: [{ id: 'test-model' }], latencyMs: 2, chunkDelayMs: 2 })
  const tearDown = () => server.close()
  return { backend: createBackend(server), model, unknownModel: { name: 'nobody' }, messages, tearDown }
})

describe('createOpenAiBackend', () => {
  const openServers: OpenAiServer[] = []
  afterEach(async () => {
    vi.unstubAllEnvs()
    for (const server of openServers.splice(0)) await server.close()
  })

  async function start(serverOptions: OpenAiServerOptions = {}, options: Partial<HostedBackendOptions> = {}) {
    const server = await startOpenAiServer(serverOptions)
    openServers.push(server)
    const backend = createBackend(server, options)
    const ask = async (settings: Settings = {}, name = 'test-model') =>
      endOf(await collectEvents(backend, { model: { name }, messages, settings }))
    return { server, backend, ask }
  }

  it('is shut off from the environment, and sends no header that it need not', async () => {
    vi.stubEnv('OPENAI_BASE_URL', 'http://127.0.0.1:9/v1')
    vi.stubEnv('OPENAI_API_KEY', 'sk-from-the-environment')
    vi.stubEnv('OPENAI_ADMIN_KEY', 'sk-admin')
    vi.stubEnv('OPENAI_ORG_ID', 'org-x')
    vi.stubEnv('OPENAI_PROJECT_ID', 'proj-x')
    vi.stubEnv('OPENAI_CUSTOM_HEADERS', 'x-custom: 1\nauthorization: Bearer other')
    vi.stubEnv('OPENAI_LOG', 'debug')
    const spoken = vi.spyOn(console, 'debug')
    const { server, ask } = await start()
    await ask()
    const headers = server.requests.at(0)?.headers ?? {}
    const names = Object.keys(headers).sort()
    expect(names).toEqual([
      'accept',
      'authorization',
      'connection',
      'content-length',
      'content-type',
      'host',
      'user-agent',
    ])
    expect(headers.authorization).toBe(`Bearer ${key}`)
    expect(spoken).not.toHaveBeenCalled()
  })

  it('sends no key where there is none, and reads it anew for every request', async () => {
    const keys = [undefined, '', ' first\n', 'second']
    const { server, ask } = await start({}, { readKey: async () => ({ keyName: 'TEST_KEY', value: keys.shift() }) })
    for (let n = 0; n < 4; n += 1) await ask()
    expect(server.requests.map(({ headers }) => headers.authorization)).toEqual([
      undefined,
      undefined,
      'Bearer first',
      'Bearer second',
    ])
  })

  it('records the dated model, the system fingerprint and whether the seed was sent', async () => {
    const { ask, server } = await start({
      answer: () => ({ text: 'hi', model: 'test-model-2026-05-01', systemFingerprint: 'fp_1' }),
    })
    expect((await ask({ seed: 3 })).fingerprint).toEqual({
      backend: 'openai',
      url: server.url,
      model: 'test-model-2026-05-01',
      systemFingerprint: 'fp_1',
      seedSent: true,
    })
  })

  it('knows what OpenAI itself does not take, and leaves other servers to say so', () => {
    const unsupported = (baseUrl: string) => {
      const readKey = async () => ({ keyName: 'K' })
      return createOpenAiBackend({ connectionId: 't', name: 'T', baseUrl, readKey }).unsupportedSettings(model)
    }
    expect(unsupported('https://api.openai.com/v1')).toEqual(expect.arrayContaining(['topK', 'minP', 'grammar']))
    expect(unsupported('http://127.0.0.1:8080/v1')).not.toContain('topK')
    expect(unsupported('http://127.0.0.1:8080/v1')).toContain('grammar')
  })

  it('leaves usage unknown where the server does not count', async () => {
    const { ask } = await start({ answer: () => ({ text: 'hi', usage: null }) })
    expect((await ask()).usage).toStrictEqual({})
  })

  it.each(['application/json', 'application/json; charset=utf-8'])(
    'takes a whole answer as %s for a stream',
    async (contentType) => {
      const body = JSON.stringify({ choices: [{ message: { content: 'whole' }, finish_reason: 'stop' }] })
      const { ask } = await start({ fail: () => ({ kind: 'raw', contentType, body }) })
      expect(await ask()).toMatchObject({ text: 'whole', finishReason: 'stop' })
    },
  )

  it('does without what a server refuses by name, and remembers it for the model', async () => {
    const { server, ask } = await start({ refuse: ['stream_options', 'max_tokens', 'seed'] })
    const first = await ask({ maxTokens: 4, seed: 9 })
    expect(first).toMatchObject({ text: 'You said: one two ', finishReason: 'length', retries: 3, usage: {} })
    expect(first.fingerprint.seedSent).toBe(false)
    expect(await ask({ maxTokens: 4, seed: 9 })).toMatchObject({ retries: 0 })
    expect(server.requestCount).toBe(5)
    expect(server.requests.at(-1)!.body).toEqual({
      model: 'test-model',
      messages,
      stream: true,
      max_completion_tokens: 4,
    })
    expect((await ask({ maxTokens: 4 }, 'another-model')).retries).toBe(2)
  })

  it('does not remember a refusal that another spelling did not mend', async () => {
    const { server, ask } = await start({
      fail: (_, n) =>
        n <= 2
          ? { kind: 'status', status: 400, body: { error: { message: 'max_tokens is too large: 9' } } }
          : undefined,
    })
    expect(await failureOf(() => ask({ maxTokens: 9 }))).toMatchObject({ code: 'request-refused' })
    await ask({ maxTokens: 4 })
    expect(server.requests.map(({ body }) => 'max_tokens' in body)).toEqual([true, false, true])
  })

  it('passes on no text twice: a stream that breaks after its first text is left to the caller', async () => {
    const { server, backend } = await start({ fail: () => ({ kind: 'break', afterChunks: 2 }) })
    const texts: string[] = []
    const failure = await failureOf(async () => {
      for await (const event of backend.generate({ model, messages, settings: {} })) {
        if (event.type === 'text') texts.push(event.text)
      }
    })
    expect(failure).toMatchObject({ code: 'stream-cut', retryable: true })
    expect(texts.join('')).toBe('You said: one two three ')
    expect(server.requestCount).toBe(1)
  })

  it('ends a stream that falls silent, though not one that is only slow', async () => {
    const { ask } = await start(
      { chunkDelayMs: 60, fail: (_, n) => (n === 1 ? undefined : { kind: 'idle', afterChunks: 1 }) },
      { idleMs: 150 },
    )
    expect(await ask()).toMatchObject({ finishReason: 'stop' })
    expect(await failureOf(ask)).toMatchObject({ code: 'stream-idle', data: { idleMs: 150 } })
  })

  it('waits through comments that keep a connection alive', async () => {
    const encoder = new TextEncoder()
    const fetch = async () => {
      const body = new ReadableStream<Uint8Array>({
        async start(controller) {
          for (let n = 0; n < 6; n += 1) {
            controller.enqueue(encoder.encode(': still thinking\n\n'))
            await new Promise((resolve) => setTimeout(resolve, 60))
          }
          controller.enqueue(
            encoder.encode('data: {"choices":[{"delta":{"content":"done"},"finish_reason":"stop"}]}\n\n'),
          )
          controller.close()
        },
      })
      return new Response(body, { headers: { 'content-type': 'text/event-stream' } })
    }
    const { ask } = await start({}, { idleMs: 150, fetch })
    expect(await ask()).toMatchObject({ text: 'done' })
  })

  it('is cancelled even when only the token counts are still to come', async () => {
    const controller = new AbortController()
    const chunk = 'data: {"choices":[{"delta":{"content":"all"},"finish_reason":"stop"}]}\n\n'
    const fetch = async () => {
      const body = new ReadableStream<Uint8Array>({
        start: (stream) => stream.enqueue(new TextEncoder().encode(chunk)),
      })
      return new Response(body, { headers: { 'content-type': 'text/event-stream' } })
    }
    const { backend } = await start({}, { fetch })
    const request = { model, messages, settings: {} }
    const failure = failureOf(() => collectEvents(backend, request, controller.signal))
    setTimeout(() => controller.abort(), 50)
    expect(await failure).toMatchObject({ code: 'cancelled' })
  })

  it('answers hundreds of requests at once, each with its own text', async () => {
    const { server, backend } = await start({ latencyMs: 1_500, record: false })
    const texts = await Promise.all(
      Array.from({ length: 300 }, async (_, n) => {
        const request = { model, messages: [{ role: 'user' as const, content: `number ${n}` }], settings: {} }
        return endOf(await collectEvents(backend, request)).text
      }),
    )
    expect(texts).toEqual(Array.from({ length: 300 }, (_, n) => `You said: number ${n}`))
    expect(server.mostInFlight).toBeGreaterThan(200)
    await backend.close()
  })

  it('uses a connection again once its answer is read', async () => {
    const { server, ask } = await start()
    for (let n = 0; n < 10; n += 1) await ask()
    expect(server.connectionCount).toBe(1)
  })

  it('drops the connection of a request that is cancelled', async () => {
    const { server, backend } = await start({ chunkDelayMs: 1_000 })
    for await (const event of backend.generate({ model, messages, settings: {} })) {
      if (event.type === 'text') break
    }
    await vi.waitFor(() => expect(server.inFlight).toBe(0))
  })

  it('leaves no timer and no listener behind, however a request ends', async () => {
    let timers = 0
    const after: Clock['after'] = (ms, callback) => {
      timers += 1
      const cancel = systemClock.after(ms, callback)
      return () => {
        timers -= 1
        cancel()
      }
    }
    const { signal } = new AbortController()
    const added = vi.spyOn(signal, 'addEventListener')
    const removed = vi.spyOn(signal, 'removeEventListener')
    const fail = (_: unknown, n: number) =>
      n === 1 ? undefined : ({ kind: n === 2 ? 'break' : 'garbage', afterChunks: 1 } as const)
    const { backend } = await start({ fail }, { clock: { ...systemClock, after } })
    const request = { model, messages, settings: {} }
    await collectEvents(backend, request, signal)
    await failureOf(() => collectEvents(backend, request, signal))
    await failureOf(() => collectEvents(backend, request, signal))
    await backend.listModels(signal)
    expect(timers).toBe(0)
    expect(added).toHaveBeenCalledTimes(4)
    expect(removed).toHaveBeenCalledTimes(4)
  })

  it('estimates tokens, and knows the context of models that it has listed', async () => {
    const { backend } = await start({ models: [{ id: 'test-model', max_model_len: 4096 }] })
    expect(await backend.countTokens(model, messages)).toEqual({ promptTokens: 17, exact: false })
    expect(await backend.listModels()).toEqual([{ name: 'test-model', contextTokens: 4096 }])
    expect(await backend.countTokens(model, messages)).toEqual({ promptTokens: 17, contextTokens: 4096, exact: false })
  })
})
