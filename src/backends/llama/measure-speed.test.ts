import { afterAll, beforeAll, expect, it } from 'vitest'
import { failureOf } from '../testing/conformance.ts'
import { ask, createStarterBackend, sentimentPrompt } from './testing/starter-backend.ts'
import type { LlamaBackend } from './index.ts'

let backend: LlamaBackend
beforeAll(async () => {
  backend = createStarterBackend({ sequences: 2 })
  await backend.loadModel('starter')
})
afterAll(() => backend.close())

it('measures several answers at a time, more than are usual, and what rows share', async () => {
  const options = { sequences: 4, promptTokens: 100, answerTokens: 16 }
  const speed = await backend.measureSpeed('starter', { ...options, withReuse: true })
  expect(speed).toMatchObject({ ...options, fingerprint: { gpu: 'cpu', sequences: 4 } })
  expect(speed.prefillTokensPerSecond).toBeGreaterThan(0)
  expect(speed.decodeTokensPerSecond).toBeGreaterThan(0)
  expect(speed.overheadShare).toBeGreaterThan(0)
  // Seven rows of eight reuse three chunks of 64 tokens out of 216.
  expect(speed.reusedShare).toBeCloseTo((7 * 192) / (8 * 216), 10)
})

it('leaves the model as it was', async () => {
  expect(
    (await backend.measureSpeed('starter', { sequences: 1, promptTokens: 8, answerTokens: 2, withReuse: false }))
      .reusedShare,
  ).toBeNull()
  expect((await ask(backend, sentimentPrompt('The movie was amazing.'))).text).toBe('positive')
})

it('refuses prompts that do not fit', async () => {
  const options = { sequences: 1, promptTokens: 512, answerTokens: 2, withReuse: false }
  expect((await failureOf(() => backend.measureSpeed('starter', options))).code).toBe('context-overflow')
})
