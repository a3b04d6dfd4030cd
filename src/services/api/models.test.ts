import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { addCloud, openTestWorkbench, temporaryFolder } from '../testing/test-workbench.ts'
import { createMemorySecretStore } from '../secrets/memory-secret-store.ts'

function failure(code: string, message: unknown = expect.any(String)) {
  return expect.objectContaining({ data: expect.objectContaining({ code, message }) })
}

const cloud = {
  id: 'cloud',
  name: 'Cloud',
  kind: 'openai' as const,
  baseUrl: 'http://priced.test/v1',
  keyVariable: null,
  concurrency: null,
}

describe('models', () => {
  test('begin with the starter model, which stays', async () => {
    const { client } = await openTestWorkbench()
    expect(await client.models.list()).toMatchObject([{ id: 'local/starter', isEmbedded: true, contextTokens: 512 }])
    expect(await client.models.connections()).toMatchObject([{ id: 'local', kind: 'local', keyState: 'not-needed' }])
    await expect(client.models.remove({ modelId: 'local/starter' })).rejects.toThrow(failure('bad-input'))
    await expect(client.models.removeConnection({ connectionId: 'local' })).rejects.toThrow(failure('bad-input'))
  })

  test('follow their file when the resources have moved', async () => {
    const { directory, workbench } = await openTestWorkbench()
    await workbench.close()
    const moved = temporaryFolder()
    const { client } = await openTestWorkbench({ directory, resourcesDirectory: moved })
    expect(await client.models.list()).toMatchObject([
      { id: 'local/starter', path: path.join(moved, 'models', 'starter.gguf') },
    ])
  })

  test('of a connection have the price of the book, of a person, or none', async () => {
    const { client } = await openTestWorkbench()
    await addCloud(client)
    const prices = async () => Object.fromEntries((await client.models.list()).map(({ id, price }) => [id, price]))
    expect(await prices()).toMatchObject({
      'cloud/large': { input: 2, cachedInput: null, output: 8, source: 'test' },
      'cloud/small': null,
    })
    const own = { input: 1, cachedInput: 0.5, output: 3 }
    expect(await client.models.setPrice({ modelId: 'cloud/small', price: own })).toMatchObject({
      price: { ...own, source: 'Set by you.' },
    })
    await client.models.setPrice({ modelId: 'cloud/large', price: own })
    await client.models.setPrice({ modelId: 'cloud/large', price: null })
    expect(await prices()).toMatchObject({ 'cloud/large': { input: 2 }, 'cloud/small': { input: 1 } })
    await client.models.remove({ modelId: 'cloud/small' })
    expect(Object.keys(await prices())).toEqual(['local/starter', 'cloud/large'])
  })

  test('that are files must be there', async () => {
    const { client } = await openTestWorkbench()
    await expect(client.models.addFile({ path: '/nowhere/model.gguf' })).rejects.toThrow(
      failure('file-missing', 'There is no file at /nowhere/model.gguf: check the path.'),
    )
    await expect(client.models.addFile({ path: temporaryFolder() })).rejects.toThrow(failure('file-unreadable'))
    await expect(client.models.addHosted({ connectionId: 'local', name: 'x' })).rejects.toThrow(failure('bad-input'))
    await expect(client.models.addHosted({ connectionId: 'nobody', name: 'x' })).rejects.toThrow(failure('not-found'))
  })
})

describe('a connection', () => {
  test('refuses addresses and names that are none, and never repeats what may be a key', async () => {
    const { client } = await openTestWorkbench()
    const save = (change: object) => client.models.saveConnection({ connection: { ...cloud, ...change } })
    for (const baseUrl of [
      '',
      'example',
      'file:///etc/passwd',
      'https://me:secret-word@example.test/v1',
      'https://example.test/v1?key=secret-word',
    ]) {
      await expect(save({ baseUrl })).rejects.toThrow(failure('bad-input', expect.not.stringContaining('secret-word')))
    }
    await expect(save({ keyVariable: 'sk-secret-word' })).rejects.toThrow(
      failure('bad-input', expect.not.stringContaining('secret-word')),
    )
    await expect(save({ id: 'Not Good' })).rejects.toThrow(
      failure('bad-input', 'use small letters, digits and hyphens in connection.id.'),
    )
    await expect(save({ id: 'local' })).rejects.toThrow(failure('bad-input'))
    expect(await client.models.connections()).toHaveLength(1)
  })

  test('is tested by asking for its models', async () => {
    const { client } = await openTestWorkbench({ fake: { models: [{ name: 'large', contextTokens: 9 }] } })
    await client.models.saveConnection({ connection: cloud })
    const { models, latencyMs } = await client.models.testConnection({ connectionId: 'cloud' })
    expect(models).toEqual([{ name: 'large', contextTokens: 9 }])
    expect(latencyMs).toBeGreaterThanOrEqual(0)
  })

  test('that cannot be reached says so with its address', async () => {
    const { client } = await openTestWorkbench({ createHostedBackend: undefined })
    await client.models.saveConnection({ connection: { ...cloud, baseUrl: 'http://127.0.0.1:9/v1' } })
    await expect(client.models.testConnection({ connectionId: 'cloud' })).rejects.toThrow(
      failure(
        'connection-failed',
        expect.stringMatching(/^http:\/\/127\.0\.0\.1:9\/v1 cannot be reached \(.+\): check the address/),
      ),
    )
  })

  test('without the key that it names says which is missing', async () => {
    const { client } = await openTestWorkbench({ createHostedBackend: undefined })
    const saved = await client.models.saveConnection({ connection: { ...cloud, keyVariable: 'CLOUD_KEY' } })
    expect(saved.keyState).toBe('missing')
    await expect(client.models.testConnection({ connectionId: 'cloud' })).rejects.toThrow(
      failure('key-missing', expect.stringContaining('set the environment variable CLOUD_KEY')),
    )
  })

  test('takes its models and its key along when it goes', async () => {
    const secrets = createMemorySecretStore()
    const { client } = await openTestWorkbench({ secrets })
    await addCloud(client)
    expect(await client.models.saveConnection({ connection: cloud, key: 'abc' })).toMatchObject({
      keyState: 'secret-store',
    })
    await client.models.removeConnection({ connectionId: 'cloud' })
    expect(await secrets.get('connection:cloud')).toBeUndefined()
    expect(await client.models.list()).toHaveLength(1)
    await expect(client.models.testConnection({ connectionId: 'cloud' })).rejects.toThrow(failure('not-found'))
  })
})

test('a key never reaches the database, a log line or an answer', async () => {
  const key = 'sk-test-6f1d0a7cb9'
  const seen: unknown[] = []
  const requests: string[] = []
  const { createServer } = await import('node:http')
  const server = createServer((request, response) => {
    requests.push(String(request.headers.authorization))
    response.writeHead(401, { 'content-type': 'application/json' })
    response.end(JSON.stringify({ error: { message: `Incorrect API key provided: ${key}` } }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const { client, directory, log, workbench } = await openTestWorkbench({ createHostedBackend: undefined })
  const events = (await client.events())[Symbol.asyncIterator]()
  const firstEvent = events.next()
  seen.push(
    await client.models.saveConnection({ connection: { ...cloud, baseUrl: `http://127.0.0.1:${port}/v1` }, key }),
  )
  seen.push(
    await firstEvent,
    await client.models.connections(),
    await client.models.addHosted({ connectionId: 'cloud', name: 'm' }),
  )
  const refused = await client.models.testConnection({ connectionId: 'cloud' }).catch((error: unknown) => error)
  expect(refused).toMatchObject({ data: { code: 'wrong-key' } })
  seen.push(JSON.stringify(refused), String(refused))
  const messages = [{ role: 'user' as const, content: 'x' }]
  for await (const event of await client.playground.generate({
    content: { messages },
    variables: {},
    modelIds: ['cloud/m'],
    settings: {},
  }))
    seen.push(event)
  expect(seen.at(-1)).toMatchObject({ type: 'error', code: 'wrong-key' })
  expect(requests).toContain(`Bearer ${key}`)
  await workbench.close()
  server.close()
  expect(JSON.stringify(seen)).not.toContain(key)
  expect(log.join('\n')).not.toContain(key)
  const files = readdirSync(directory, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  expect(files.length).toBeGreaterThan(0)
  for (const { parentPath, name } of files) expect(readFileSync(path.join(parentPath, name)).includes(key)).toBe(false)
})

test('a price book that cannot be read leaves prices unknown', async () => {
  const resourcesDirectory = temporaryFolder()
  writeFileSync(path.join(resourcesDirectory, 'prices.yaml'), 'prices: [{')
  const { client, log } = await openTestWorkbench({ resourcesDirectory })
  await addCloud(client)
  expect((await client.models.list()).map(({ price }) => price)).toEqual([null, null, null])
  expect(log.join()).toContain('the price book')
})
