import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Backend, GenerateEvent, GenerateRequest, Message, ModelTarget } from '../../core/backend.ts'
import { AssayError } from '../../core/errors.ts'
import { settingsSchema, type Settings } from '../../core/settings.ts'

/** What the suite needs to know of a backend that it has never seen. */
export interface BackendUnderTest {
  backend: Backend
  /** A model that answers. */
  model: ModelTarget
  /** A model that does not exist there. */
  unknownModel: ModelTarget
  /** Messages that get an answer of at least eight tokens, at any temperature, within a few seconds. */
  messages: readonly Message[]
  /** Stops what `setup` started besides the backend. */
  tearDown?: () => Promise<void>
}

/** What the API behind a backend does not do; everything is expected unless it is said here. */
export interface BackendLimits {
  /** It has no seed, so that two answers may differ. */
  hasNoSeed?: boolean
}

/** A value for each setting that is not a number. */
const settingValues: Settings = {
  stop: ['x'],
  isDeterministic: true,
  jsonSchema: { type: 'object' },
  grammar: 'root ::= "x"',
}

/** How soon an aborted request has to be over, in milliseconds; generous, for loaded machines. */
const abortLimitMs = 3_000

/**
 * The tests that every Backend passes, whatever is behind it. `setup` is called once for the suite and once more for the
 * test that closes the backend.
 */
export function describeBackend(
  name: string,
  setup: () => Promise<BackendUnderTest>,
  limits: BackendLimits = {},
): void {
  describe(`${name} is a Backend`, () => {
    let subject: BackendUnderTest

    beforeAll(async () => {
      subject = await setup()
    })

    afterAll(async () => {
      await subject.backend.close()
      await subject.tearDown?.()
    })

    const ask = (settings: Settings, signal?: AbortSignal) =>
      collectEvents(subject.backend, { model: subject.model, messages: subject.messages, settings }, signal)

    it('streams text and then exactly one end', async () => {
      const events = await ask({ temperature: 0, seed: 1, maxTokens: 32 })
      expect(events.length).toBeGreaterThan(1)
      expect(events.slice(0, -1).every((event) => event.type === 'text')).toBe(true)
      expect(events.at(-1)?.type).toBe('end')
    })

    it('ends with the text that it streamed', async () => {
      const events = await ask({ temperature: 0, seed: 1, maxTokens: 32 })
      const streamed = events.map((event) => (event.type === 'text' ? event.text : '')).join('')
      expect(streamed).not.toBe('')
      expect(endOf(events).text).toBe(streamed)
    })

    it('counts tokens, time and retries, and says what answered', async () => {
      const { usage, timing, retries, fingerprint } = endOf(await ask({ temperature: 0, seed: 1, maxTokens: 32 }))
      expect(usage.promptTokens).toBeGreaterThan(0)
      expect(usage.completionTokens).toBeGreaterThan(0)
      expect(usage.completionTokens).toBeLessThanOrEqual(32)
      expect(usage.cachedPromptTokens ?? 0).toBeLessThanOrEqual(usage.promptTokens ?? 0)
      expect(timing.totalMs).toBeGreaterThan(0)
      expect(timing.firstTokenMs).toBeLessThanOrEqual(timing.totalMs)
      expect(retries).toBe(0)
      expect(Object.keys(fingerprint).length).toBeGreaterThan(0)
    })

    it('stops at maxTokens with the reason length', async () => {
      const { finishReason, usage } = endOf(await ask({ temperature: 0, seed: 1, maxTokens: 2 }))
      expect(finishReason).toBe('length')
      expect(usage.completionTokens).toBeLessThanOrEqual(2)
    })

    it.skipIf(limits.hasNoSeed)('gives the same answer to the same seed', async () => {
      const settings: Settings = { temperature: 1, seed: 20_240_607, maxTokens: 24 }
      const first = endOf(await ask(settings))
      const second = endOf(await ask(settings))
      expect(second.text).toBe(first.text)
    })

    it('says which settings it cannot do, and refuses them instead of dropping them', async () => {
      const unsupported = subject.backend.unsupportedSettings(subject.model)
      expect(Object.keys(settingsSchema.shape)).toEqual(expect.arrayContaining([...unsupported]))
      expect(unsupported.includes('seed')).toBe(limits.hasNoSeed ?? false)
      for (const setting of unsupported.filter((other) => other !== 'seed')) {
        const failure = await failureOf(() => ask({ [setting]: settingValues[setting] ?? 1 }))
        expect(failure).toMatchObject({ code: 'bad-input' })
        expect(failure.message).toContain(`${subject.backend.kind} has no setting ${setting}`)
      }
    })

    it.runIf(limits.hasNoSeed)('records that no seed was sent', async () => {
      expect(endOf(await ask({ seed: 1, maxTokens: 4 })).fingerprint.seedSent).toBe(false)
    })

    it('keeps answers apart that run at the same time', async () => {
      const settings: Settings = { temperature: 0, seed: 1, maxTokens: 16 }
      const alone = endOf(await ask(settings))
      const together = await Promise.all([ask(settings), ask(settings), ask(settings)])
      expect(together.map((events) => endOf(events).text)).toEqual([alone.text, alone.text, alone.text])
    })

    it('counts the tokens of messages', async () => {
      const count = await subject.backend.countTokens(subject.model, subject.messages)
      const longer = await subject.backend.countTokens(subject.model, [
        ...subject.messages,
        { role: 'user', content: 'And a good deal more text than there was before.' },
      ])
      expect(count.promptTokens).toBeGreaterThan(0)
      expect(longer.promptTokens).toBeGreaterThan(count.promptTokens)
    })

    it('lists the models that it offers', async () => {
      const models = await subject.backend.listModels()
      expect(models.length).toBeGreaterThan(0)
      expect(models.every(({ name: model }) => model.length > 0)).toBe(true)
    })

    it('ends an aborted request soon with cancelled', async () => {
      const controller = new AbortController()
      const start = performance.now()
      const failure = await failureOf(async () => {
        const request = { model: subject.model, messages: subject.messages, settings: { temperature: 0, seed: 1 } }
        for await (const event of subject.backend.generate(request, controller.signal)) {
          if (event.type === 'text') controller.abort()
        }
      })
      expect(failure.code).toBe('cancelled')
      expect(performance.now() - start).toBeLessThan(abortLimitMs)
    })

    it('does not start a request whose signal is already aborted', async () => {
      expect((await failureOf(() => ask({ seed: 1 }, AbortSignal.abort()))).code).toBe('cancelled')
    })

    it('frees a request that nobody reads to its end', async () => {
      const request = { model: subject.model, messages: subject.messages, settings: { temperature: 0, seed: 1 } }
      for await (const event of subject.backend.generate(request)) {
        if (event.type === 'text') break
      }
      expect(endOf(await ask({ temperature: 0, seed: 1, maxTokens: 4 })).text).not.toBe('')
    })

    it('says in one sentence that a model is unknown, and goes on working', async () => {
      const failure = await failureOf(() =>
        collectEvents(subject.backend, {
          model: subject.unknownModel,
          messages: subject.messages,
          settings: { seed: 1 },
        }),
      )
      expect(failure.code).not.toBe('unexpected')
      expect(failure.message.length).toBeGreaterThan(0)
      expect(endOf(await ask({ temperature: 0, seed: 1, maxTokens: 4 })).text).not.toBe('')
    })

    it('closes cleanly, twice and in the middle of a request', async () => {
      const closing = await setup()
      try {
        const request = { model: closing.model, messages: closing.messages, settings: { temperature: 0, seed: 1 } }
        const pending = failureOf(async () => {
          for await (const event of closing.backend.generate(request)) {
            if (event.type === 'text') await closing.backend.close()
          }
        })
        expect((await pending).code).toBe('cancelled')
        await closing.backend.close()
      } finally {
        await closing.tearDown?.()
      }
    })
  })
}

/** Every event of one request, in order. */
export async function collectEvents(
  backend: Backend,
  request: GenerateRequest,
  signal?: AbortSignal,
): Promise<GenerateEvent[]> {
  const events: GenerateEvent[] = []
  for await (const event of backend.generate(request, signal)) events.push(event)
  return events
}

/** The generation at the end of a request's events; throws when there is none, or more than one. */
export function endOf(events: readonly GenerateEvent[]) {
  const ends = events.flatMap((event) => (event.type === 'end' ? [event.generation] : []))
  const [end] = ends
  if (end === undefined || ends.length !== 1) throw new Error(`a request ended ${ends.length} times`)
  return end
}

/** The AssayError that `work` throws; fails when it throws none, or something else. */
export async function failureOf(work: () => Promise<unknown>): Promise<AssayError> {
  try {
    await work()
  } catch (error) {
    if (error instanceof AssayError) return error as AssayError
    throw error
  }
  throw new Error('nothing was thrown')
}
