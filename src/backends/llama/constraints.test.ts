import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { compileJsonSchema } from '../../core/metrics/compile-json-schema.ts'
import { failureOf } from '../testing/conformance.ts'
import { ask, createStarterBackend, sentimentPrompt } from './testing/starter-backend.ts'
import type { LlamaBackend } from './index.ts'

const prompt = sentimentPrompt('The movie was amazing.')
const jsonSchema = {
  type: 'object',
  required: ['label', 'mark'],
  properties: { label: { enum: ['positive', 'negative'] }, mark: { type: 'integer' } },
}

describe('constrained answers of the runtime', () => {
  let backend: LlamaBackend

  beforeAll(async () => {
    backend = createStarterBackend()
    await backend.loadModel('starter')
  })
  afterAll(() => backend.close())

  it('follow a JSON Schema, greedily and drawn', async () => {
    const check = compileJsonSchema(jsonSchema)
    for (const settings of [{}, { temperature: 1, seed: 1 }, { temperature: 2, topP: 1, minP: 0, topK: 0, seed: 2 }]) {
      const { text, finishReason } = await ask(backend, prompt, { jsonSchema, maxTokens: 120, ...settings })
      expect(finishReason).toBe('stop')
      expect(check(JSON.parse(text))).toBeUndefined()
    }
  })

  it('follow a grammar, and are told apart by it in the fingerprint', async () => {
    const yes = await ask(backend, prompt, { grammar: 'root ::= ("yes" | "no") "!"' })
    expect(yes.text).toMatch(/^(yes|no)!$/)
    const other = await ask(backend, prompt, { grammar: 'root ::= "é€😀"' })
    expect(other.text).toBe('é€😀')
    expect(yes.fingerprint.grammarId).toMatch(/^[0-9a-f]{16}$/)
    expect(other.fingerprint.grammarId).not.toBe(yes.fingerprint.grammarId)
    expect((await ask(backend, prompt)).fingerprint).not.toHaveProperty('grammarId')
  })

  it('run beside free ones', async () => {
    const [free, bound] = await Promise.all([
      ask(backend, prompt),
      ask(backend, prompt, { grammar: 'root ::= "negative"' }),
    ])
    expect([free.text, bound.text]).toEqual(['positive', 'negative'])
  })

  it.each(['root ::= root "a"', 'root ::= missing', 'answer ::= "a"', '((('])(
    'refuse the grammar %s',
    async (grammar) => {
      const failure = await failureOf(() => ask(backend, prompt, { grammar }))
      expect(failure).toMatchObject({ code: 'bad-input' })
      expect(failure.message).toMatch(/grammar cannot be read/)
    },
  )

  it('refuse a schema that no grammar can follow', async () => {
    const failure = await failureOf(() => ask(backend, prompt, { jsonSchema: { type: 'string', pattern: 'x' } }))
    expect(failure.message).toMatch(/^No grammar can follow pattern in the JSON Schema at #: /)
    const large = { type: 'array', minItems: 1_000_000 }
    expect((await failureOf(() => ask(backend, prompt, { jsonSchema: large }))).message).toMatch(/too large/)
  })

  it('say that a grammar leads nowhere, and the runtime answers on', async () => {
    const failure = await failureOf(() => ask(backend, prompt, { grammar: String.raw`root ::= "\x00" "a"` }))
    expect(failure).toMatchObject({ code: 'bad-input' })
    expect(failure.message).toMatch(/no token of the model fits/)
    expect((await ask(backend, prompt)).text).toBe('positive')
  })
})
