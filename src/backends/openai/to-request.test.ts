import { describe, expect, it } from 'vitest'
import { firstShape } from './request-shape.ts'
import { toRequest } from './to-request.ts'

const messages = [
  { role: 'system' as const, content: 'Be brief.' },
  { role: 'user' as const, content: 'Hi' },
]

describe('toRequest', () => {
  it('sends only what is set', () => {
    expect(
      toRequest({ model: { name: 'm', contextTokens: 9 }, messages, settings: {} }, firstShape('h')),
    ).toStrictEqual({
      model: 'm',
      messages,
      stream: true,
      stream_options: { include_usage: true },
    })
  })

  it('sends every setting under the name of the protocol', () => {
    const settings = {
      temperature: 0,
      topK: 40,
      topP: 0.9,
      minP: 0.05,
      maxTokens: 60,
      stop: ['\n'],
      seed: 7,
      frequencyPenalty: 0.5,
      presencePenalty: -0.5,
      jsonSchema: { type: 'object' },
    }
    expect(toRequest({ model: { name: 'm' }, messages, settings }, firstShape('localhost'))).toMatchObject({
      temperature: 0,
      top_k: 40,
      top_p: 0.9,
      min_p: 0.05,
      max_tokens: 60,
      stop: ['\n'],
      seed: 7,
      frequency_penalty: 0.5,
      presence_penalty: -0.5,
      response_format: {
        type: 'json_schema',
        json_schema: { name: 'answer', schema: { type: 'object' }, strict: true },
      },
    })
  })

  it('spells the limit of tokens as the shape says', () => {
    const body = toRequest({ model: { name: 'm' }, messages, settings: { maxTokens: 5 } }, firstShape('api.openai.com'))
    expect(body).toMatchObject({ max_completion_tokens: 5 })
    expect(body).not.toHaveProperty('max_tokens')
  })

  it('leaves out what the shape leaves out', () => {
    const shape = { ...firstShape('h'), withUsage: false, withSeed: false }
    const body = toRequest({ model: { name: 'm' }, messages, settings: { seed: 7, stop: [] } }, shape)
    expect(body).toStrictEqual({ model: 'm', messages, stream: true })
  })
})
