import { describe, expect, it } from 'vitest'
import type { Message } from '../../core/backend.ts'
import { toRequest } from './to-request.ts'

const model = { name: 'gemini-3.5-flash' }
const say = (role: Message['role'], content: string): Message => ({ role, content })

describe('toRequest', () => {
  it('sends only what is set', () => {
    expect(toRequest({ model, messages: [say('user', 'Hi')], settings: { stop: [] } })).toStrictEqual({
      model: 'gemini-3.5-flash',
      contents: [{ role: 'user', parts: [{ text: 'Hi' }] }],
      config: {},
    })
  })

  it('sends every setting under the name of the API', () => {
    const settings = {
      temperature: 0,
      topK: 40,
      topP: 0.9,
      maxTokens: 60,
      stop: ['\n'],
      seed: 7,
      frequencyPenalty: 0.5,
      presencePenalty: -0.5,
      jsonSchema: { type: 'object' },
    }
    expect(toRequest({ model, messages: [say('user', 'Hi')], settings }).config).toStrictEqual({
      temperature: 0,
      topK: 40,
      topP: 0.9,
      maxOutputTokens: 60,
      stopSequences: ['\n'],
      seed: 7,
      frequencyPenalty: 0.5,
      presencePenalty: -0.5,
      responseMimeType: 'application/json',
      responseJsonSchema: { type: 'object' },
    })
  })

  it('folds seeds that do not fit into 32 bits with a sign, each onto its own', () => {
    const seedOf = (seed: number) =>
      toRequest({ model, messages: [say('user', 'Hi')], settings: { seed } }).config?.seed
    expect([0, 2 ** 31 - 1, 2 ** 31, 2 ** 32 - 1].map(seedOf)).toEqual([0, 2 ** 31 - 1, -(2 ** 31), -1])
  })

  it('makes system messages before all others the system instruction, and answers those of the model', () => {
    const messages = [say('system', 'a'), say('system', 'b'), say('user', 'c'), say('assistant', 'd'), say('user', 'e')]
    expect(toRequest({ model, messages, settings: {} })).toMatchObject({
      contents: [
        { role: 'user', parts: [{ text: 'c' }] },
        { role: 'model', parts: [{ text: 'd' }] },
        { role: 'user', parts: [{ text: 'e' }] },
      ],
      config: { systemInstruction: { parts: [{ text: 'a' }, { text: 'b' }] } },
    })
  })

  it('refuses what the API has no place for', () => {
    const ask = (...messages: Message[]) => toRequest({ model, messages, settings: {} })
    expect(() => ask(say('user', 'a'), say('system', 'b'))).toThrow(
      'Gemini takes system messages only before all others',
    )
    expect(() => ask(say('system', 'a'))).toThrow('Gemini does not answer system messages alone')
  })
})
