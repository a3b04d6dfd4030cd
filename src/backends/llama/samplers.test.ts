import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Message } from '../../core/backend.ts'
import type { Settings } from '../../core/settings.ts'
import { ask, createStarterBackend } from './testing/starter-backend.ts'
import type { LlamaBackend } from './index.ts'

/** Far from what the model was trained on, so that it is never sure of the next token. */
const uncertain: Message[] = [
  { role: 'user', content: 'Repeat: a b c d e f g' },
  { role: 'assistant', content: 'a b c d e f g a b c d e f g a b c d e f g a b' },
]
const addition = 'What is 47 + 38? Think step by step.'
/** Makes the model say one token again and again, which DRY then stops. */
const looping: Settings = { frequencyPenalty: -2, maxTokens: 60 }

describe('the samplers of the runtime', () => {
  let backend: LlamaBackend
  const textOf = async (content: string | Message[], settings: Settings) => (await ask(backend, content, settings)).text

  beforeAll(async () => {
    backend = createStarterBackend()
    await backend.loadModel('starter')
  })
  afterAll(() => backend.close())

  it.each<Settings>([{ presencePenalty: 2 }, { xtcProbability: 1, xtcThreshold: 0.01 }])(
    '%j changes what is drawn',
    async (settings) => {
      const plain = await textOf(uncertain, { maxTokens: 20 })
      expect(await textOf(uncertain, { maxTokens: 20, ...settings })).not.toBe(plain)
    },
  )

  it('the repeat penalty looks back as far as it is told', async () => {
    const hot: Settings = { temperature: 2, topK: 0, topP: 1, minP: 0.02, seed: 4, maxTokens: 40 }
    const plain = await textOf(addition, hot)
    expect(await textOf(addition, { ...hot, repeatPenalty: 2 })).not.toBe(plain)
    expect(await textOf(addition, { ...hot, repeatPenalty: 2, repeatLastN: 0 })).toBe(plain)
  })

  it('DRY stops a loop, in the whole answer unless it is told otherwise', async () => {
    const loop = await textOf(addition, looping)
    const dry = await textOf(addition, { ...looping, dryMultiplier: 5 })
    expect(loop).toMatch(/ {20}$/)
    expect(dry).not.toMatch(/ {20}/)
    expect(await textOf(addition, { ...looping, dryMultiplier: 5, dryLastN: -1 })).toBe(dry)
    expect(await textOf(addition, { ...looping, dryMultiplier: 5, dryLastN: 0 })).toBe(loop)
    expect(await textOf(addition, { ...looping, dryMultiplier: 5, dryAllowedLength: 100 })).toBe(loop)
    expect(await textOf(addition, { ...looping, dryMultiplier: 0.8, dryBase: 3 })).not.toBe(loop)
  })

  it('are in the fingerprint, those that are off too', async () => {
    const { fingerprint } = await ask(backend, addition, { dryMultiplier: 0.8, repeatPenalty: 1.1, maxTokens: 1 })
    expect(fingerprint).toMatchObject({
      repeatPenalty: 1.1,
      repeatLastN: 64,
      frequencyPenalty: 0,
      presencePenalty: 0,
      dryMultiplier: 0.8,
      dryBase: 1.75,
      dryAllowedLength: 2,
      dryLastN: -1,
      xtcProbability: 0,
      xtcThreshold: 0.1,
    })
  })
})
