import { expect, test } from 'vitest'
import type { Backend, Generation } from '../../core/backend.ts'
import { createReplaceableBackend } from './replaceable-backend.ts'

function maker() {
  const log: string[] = []
  let made = 0
  const make = (): Backend => {
    made += 1
    const number = made
    const generation: Generation = {
      text: `${number}`,
      finishReason: 'stop',
      usage: {},
      timing: { totalMs: 0 },
      fingerprint: {},
      retries: 0,
    }
    return {
      kind: `kind ${number}`,
      defaultConcurrency: number,
      listModels: async () => [{ name: `model ${number}` }],
      countTokens: async () => ({ promptTokens: number, exact: true }),
      unsupportedSettings: () => (number === 1 ? ['minP'] : []),
      async *generate() {
        yield { type: 'text', text: `${number}` }
        yield { type: 'end', generation }
      },
      async close() {
        log.push(`closed ${number}`)
      },
    }
  }
  return { make, log, madeCount: () => made }
}

test('makes the backend when it is first needed', async () => {
  const { make, madeCount } = maker()
  const backend = createReplaceableBackend(make)
  expect(madeCount()).toBe(0)
  backend.replace()
  expect(await backend.listModels()).toEqual([{ name: 'model 1' }])
  expect(backend.kind).toBe('kind 1')
  expect(backend.defaultConcurrency).toBe(1)
  expect(backend.unsupportedSettings({ name: 'm' })).toEqual(['minP'])
  expect(madeCount()).toBe(1)
})

test('sends new calls to the new backend and closes the old one when its answer has ended', async () => {
  const { make, log } = maker()
  const backend = createReplaceableBackend(make)
  const request = { model: { name: 'm' }, messages: [], settings: {} }
  const answer = backend.generate(request)[Symbol.asyncIterator]()
  await answer.next()
  backend.replace()
  expect(await backend.countTokens({ name: 'm' }, [])).toMatchObject({ promptTokens: 2 })
  expect(log).toEqual([])
  expect(await answer.next()).toMatchObject({ value: { type: 'end', generation: { text: '1' } } })
  await answer.next()
  expect(log).toEqual(['closed 1'])
  await backend.close()
  expect(log).toEqual(['closed 1', 'closed 2'])
})
