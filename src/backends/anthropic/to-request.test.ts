import { describe, expect, it } from 'vitest'
import type { Message } from '../../core/backend.ts'
import { toRequest } from './to-request.ts'

const user: Message = { role: 'user', content: 'Hi' }
const model = { name: 'm' }

describe('toRequest', () => {
  it('sends only what is set, and the limit of tokens that the API wants', () => {
    expect(toRequest({ model, messages: [user], settings: { seed: 4 } })).toStrictEqual({
      model: 'm',
      max_tokens: 16_000,
      messages: [user],
      stream: true,
    })
  })

  it('sends every setting under the name of the API', () => {
    const settings = {
      temperature: 0,
      topK: 40,
      topP: 0.9,
      maxTokens: 60,
      stop: ['\n'],
      jsonSchema: { type: 'object', additionalProperties: false },
    }
    expect(toRequest({ model, messages: [user], settings })).toMatchObject({
      temperature: 0,
      top_k: 40,
      top_p: 0.9,
      max_tokens: 60,
      stop_sequences: ['\n'],
      output_config: { format: { type: 'json_schema', schema: settings.jsonSchema } },
    })
  })

  it('puts system messages before all others into the system prompt, and leaves later ones where they are', () => {
    const system = (content: string): Message => ({ role: 'system', content })
    const ask = (...messages: Message[]) => toRequest({ model, messages, settings: {} })
    expect(ask(system('a'), user)).toMatchObject({ system: 'a', messages: [user] })
    expect(ask(system('a'), system('b'), user, system('c'))).toMatchObject({
      system: [
        { type: 'text', text: 'a' },
        { type: 'text', text: 'b' },
      ],
      messages: [user, system('c')],
    })
    expect(ask(user)).not.toHaveProperty('system')
    expect(ask(system('a'))).toMatchObject({ system: 'a', messages: [] })
  })
})
