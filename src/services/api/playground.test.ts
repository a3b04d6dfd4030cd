import { describe, expect, test } from 'vitest'
import type { PlaygroundEvent } from '../../contract/models.ts'
import { AssayError } from '../../core/errors.ts'
import { addCloud, openTestWorkbench } from '../testing/test-workbench.ts'

const input = {
  content: { messages: [{ role: 'user' as const, content: 'say {{ word }}' }] },
  variables: { word: 'yes' },
  settings: {},
}

async function read(stream: AsyncIterable<PlaygroundEvent>): Promise<PlaygroundEvent[]> {
  const events: PlaygroundEvent[] = []
  for await (const event of stream) events.push(event)
  return events
}

function textOf(events: PlaygroundEvent[], modelId: string) {
  return events.map((event) => (event.type === 'text' && event.modelId === modelId ? event.text : '')).join('')
}

describe('the playground', () => {
  test('asks all models at once and mixes their answers', async () => {
    const { client } = await openTestWorkbench({ fake: { latencyMs: 5, pieceDelayMs: 250 } })
    await addCloud(client)
    const events = await read(await client.playground.generate({ ...input, modelIds: ['cloud/large', 'cloud/small'] }))
    expect([textOf(events, 'cloud/large'), textOf(events, 'cloud/small')]).toEqual(['say yes', 'say yes'])
    const [large, small] = ['cloud/large', 'cloud/small'].map((modelId) =>
      events.find((event) => event.type === 'end' && event.modelId === modelId),
    )
    expect(large).toMatchObject({ finishReason: 'stop', costUsd: expect.closeTo((3 * 2 + 2 * 8) / 1e6, 12) })
    expect(small).toMatchObject({ costUsd: null })
    const firstEnd = events.findIndex(({ type }) => type === 'end')
    expect(new Set(events.slice(0, firstEnd).map(({ modelId }) => modelId)).size).toBe(2)
  })

  test('says which model failed and goes on with the others', async () => {
    const { client } = await openTestWorkbench({
      fake: {
        fail: ({ model }) =>
          model.name === 'small' ? new AssayError('wrong-key', { url: 'u', keyName: 'K' }) : undefined,
      },
    })
    await addCloud(client)
    const events = await read(
      await client.playground.generate({ ...input, modelIds: ['cloud/small', 'cloud/large', 'nobody/x'] }),
    )
    expect(events.filter(({ type }) => type === 'error')).toMatchObject([
      { modelId: 'nobody/x', code: 'not-found' },
      {
        modelId: 'cloud/small',
        code: 'wrong-key',
        message: 'u refused the key K: check that it is right and still valid.',
      },
    ])
    expect(events.some((event) => event.type === 'end' && event.modelId === 'cloud/large')).toBe(true)
  })

  test('throws what is wrong with the template', async () => {
    const { client } = await openTestWorkbench()
    await addCloud(client)
    const stream = await client.playground.generate({ ...input, variables: {}, modelIds: ['cloud/large'] })
    await expect(read(stream)).rejects.toThrow(
      expect.objectContaining({ code: 'ASSAY', data: expect.objectContaining({ code: 'variable-missing' }) }),
    )
  })

  test('stops every model when the reader breaks out', async () => {
    const signals: AbortSignal[] = []
    const { client } = await openTestWorkbench({
      createHostedBackend: () => ({
        kind: 'slow',
        defaultConcurrency: 1,
        listModels: async () => [],
        countTokens: async () => ({ promptTokens: 1, exact: true }),
        unsupportedSettings: () => [],
        async *generate({ model }, signal) {
          if (signal) signals.push(signal)
          if (model.name === 'large') yield { type: 'text', text: 'a' }
          await new Promise((resolve) => signal?.addEventListener('abort', resolve))
          throw new AssayError('cancelled', { what: 'The request' })
        },
        close: async () => undefined,
      }),
    })
    await addCloud(client)
    for await (const event of await client.playground.generate({
      ...input,
      modelIds: ['cloud/large', 'cloud/small'],
    })) {
      expect(event).toMatchObject({ type: 'text', text: 'a' })
      break
    }
    await expect.poll(() => signals.map(({ aborted }) => aborted)).toEqual([true, true])
  })
})
