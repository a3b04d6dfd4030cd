import { copyFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { openTestWorkbench, temporaryFolder } from './testing/test-workbench.ts'

const resourcesDirectory = fileURLToPath(new URL('../../resources', import.meta.url))
const starter = path.join(resourcesDirectory, 'models', 'starter.gguf')
const messages = [{ role: 'user' as const, content: 'Who are {{ whom }}?' }]

/** One thread: on a busy machine more of them wait for each other. */
async function openLocal() {
  const opened = await openTestWorkbench({ resourcesDirectory })
  await opened.client.workspace.savePreferences({ author: '', theme: 'system', threads: 1, gpu: 'cpu', useCache: true })
  return opened
}

function failure(code: string, message: unknown) {
  return expect.objectContaining({ data: expect.objectContaining({ code, message }) })
}

describe('models on this computer', { timeout: 60_000 }, () => {
  test('count tokens and answer, free of charge', async () => {
    const { client } = await openLocal()
    expect(await client.models.runtime()).toEqual({ state: 'idle', loadedModel: null, device: null, processId: null })
    const rendered = await client.prompts.render({
      content: { messages },
      variables: { whom: 'you' },
      modelId: 'local/starter',
    })
    expect(rendered).toMatchObject({
      problem: null,
      tokensProblem: null,
      tokens: { promptTokens: expect.any(Number), contextTokens: 512, exact: true },
    })
    const input = {
      content: { messages },
      variables: { whom: 'you' },
      modelIds: ['local/starter'],
      settings: { temperature: 0, maxTokens: 16 },
    }
    const events = []
    for await (const event of await client.playground.generate(input)) events.push(event)
    expect(events.at(-1)).toMatchObject({
      type: 'end',
      usage: { promptTokens: rendered.tokens?.promptTokens },
      costUsd: 0,
      fingerprint: { modelSha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
    })
    expect(events.some(({ type }) => type === 'text')).toBe(true)
    expect(await client.models.runtime()).toMatchObject({
      state: 'ready',
      loadedModel: 'local/starter',
      device: 'cpu',
      processId: expect.any(Number),
    })
    await client.workspace.savePreferences({ author: '', theme: 'system', threads: 2, gpu: 'cpu', useCache: true })
    expect(await client.models.runtime()).toEqual({ state: 'idle', loadedModel: null, device: null, processId: null })
  })

  test('are added by their file, which says what it is', async () => {
    const { client } = await openLocal()
    const file = path.join(temporaryFolder(), 'mine.gguf')
    copyFileSync(starter, file)
    const added = await client.models.addFile({ path: file })
    expect(added).toMatchObject({
      id: 'local/mine',
      path: file,
      contextTokens: 512,
      isEmbedded: false,
      details: { architecture: 'llama', quantisation: 'F16' },
    })
    expect(await client.models.addFile({ path: file })).toEqual(added)
    await expect(client.models.addFile({ path: starter, name: 'mine' })).rejects.toThrow(
      failure('already-exists', expect.any(String)),
    )
    await client.models.remove({ modelId: 'local/mine' })
    expect((await client.models.list()).map(({ id }) => id)).toEqual(['local/starter'])
  })

  test('are refused when they are none', async () => {
    const { client } = await openLocal()
    const file = path.join(temporaryFolder(), 'notes.gguf')
    writeFileSync(file, 'These are my notes.')
    await expect(client.models.addFile({ path: file })).rejects.toThrow(
      failure('not-a-gguf', expect.stringMatching(/notes\.gguf is not a GGUF model \(.+\): choose a \.gguf file/)),
    )
    expect(await client.models.list()).toHaveLength(1)
  })
})
