import { describe, expect, it } from 'vitest'
import { AssayError } from '../../core/errors.ts'
import { collectEvents, describeBackend, endOf, failureOf } from '../testing/conformance.ts'
import { createFakeBackend } from './index.ts'

const messages = [{ role: 'user' as const, content: 'one two three four five six seven eight nine ten' }]
const model = { name: 'fake' }

describeBackend('fake', async () => ({
  backend: createFakeBackend({ models: [model], latencyMs: 2, pieceDelayMs: 1 }),
  model,
  unknownModel: { name: 'nobody' },
  messages,
}))

describe('createFakeBackend', () => {
  it('answers by the given function, once a request', async () => {
    const backend = createFakeBackend({ answer: ({ messages: [first] }, n) => `${n}: ${first?.content.length}` })
    await collectEvents(backend, { model, messages, settings: {} })
    const { text, finishReason } = endOf(await collectEvents(backend, { model, messages, settings: {} }))
    expect(text).toBe(`2: ${messages[0]?.content.length}`)
    expect(finishReason).toBe('stop')
    expect(backend.requests).toBe(2)
  })

  it('fails the requests that it is told to fail', async () => {
    const backend = createFakeBackend({
      fail: (_, n) =>
        n === 1 ? new AssayError('server-error', { url: 'fake', status: 500, reason: 'told to' }) : undefined,
    })
    const ask = () => collectEvents(backend, { model, messages, settings: {} })
    expect((await failureOf(ask)).code).toBe('server-error')
    expect(endOf(await ask()).text).toBe(messages[0]?.content)
  })

  it('leaves out the stop text and what follows', async () => {
    const backend = createFakeBackend()
    const { text } = endOf(await collectEvents(backend, { model, messages, settings: { stop: [' nine', ' four'] } }))
    expect(text).toBe('one two three')
  })

  it('refuses a prompt that does not fit its context', async () => {
    const backend = createFakeBackend({ contextTokens: 8 })
    const failure = await failureOf(() => collectEvents(backend, { model, messages, settings: {} }))
    expect(failure).toMatchObject({ code: 'context-overflow', data: { promptTokens: 11, contextTokens: 8 } })
  })
})
