import { EventEmitter } from 'node:events'
import path from 'node:path'
import { MessageChannel, type MessagePort } from 'node:worker_threads'
import type { ContractRouterClient } from '@orpc/contract'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import { expect, onTestFinished, test } from 'vitest'
import type { Contract } from '../contract/contract.ts'
import type { FromServiceMessage, ToServiceMessage } from '../contract/service-messages.ts'
import { createFakeBackend } from '../backends/fake/index.ts'
import { runtimeEntry } from './entries.ts'
import { openWorkbench } from './open-workbench.ts'
import { serveParent, type ClientPort, type ParentPort } from './serve-parent.ts'
import { addCloud, temporaryFolder } from './testing/test-workbench.ts'

/** A port whose events look as those of Electron's MessagePortMain. */
function asMainPort(port: MessagePort): ClientPort {
  return {
    on: (event, callback) => void port.on(event, (data?: unknown) => callback({ data })),
    postMessage: (data) => port.postMessage(data),
    start: () => port.start(),
  }
}

/** The parent's side: what it sends, and what it was told. */
function startService() {
  const emitter = new EventEmitter()
  const told: FromServiceMessage[] = []
  const parent: ParentPort = {
    on: (type, listener) => void emitter.on(type, listener),
    postMessage: (message) => {
      told.push(message)
      emitter.emit(`told-${message.type}`)
    },
  }
  serveParent({
    parent,
    open: (message, secrets) =>
      openWorkbench({
        directory: message.workspaceDirectory,
        resourcesDirectory: message.resourcesDirectory,
        runtimeEntry,
        host: 'electron',
        secrets,
        environment: {},
        appVersion: '0.0.0',
        createHostedBackend: () => createFakeBackend({ pieceDelayMs: 5 }),
      }),
  })
  const send = (data: ToServiceMessage, ports: ClientPort[] = []) => void emitter.emit('message', { data, ports })
  const until = (type: FromServiceMessage['type']) =>
    told.some((message) => message.type === type)
      ? Promise.resolve()
      : new Promise<void>((resolve) => emitter.once(`told-${type}`, () => resolve()))
  function connect(): ContractRouterClient<Contract> {
    const { port1, port2 } = new MessageChannel()
    onTestFinished(() => port2.close())
    send({ type: 'client' }, [asMainPort(port1)])
    port2.start()
    return createORPCClient(new RPCLink({ port: port2 }))
  }
  return { send, told, until, connect }
}

test('opens the workspace, serves clients that came before and after, streams, and closes', async () => {
  const service = startService()
  const workspaceDirectory = path.join(temporaryFolder(), 'workspace')
  service.send({
    type: 'open',
    workspaceDirectory,
    resourcesDirectory: temporaryFolder(),
    secrets: { 'connection:cloud': 'kept' },
  })
  const early = service.connect()
  expect(await early.workspace.info()).toMatchObject({
    host: 'electron',
    secretStore: 'system',
    directory: workspaceDirectory,
  })
  await service.until('ready')
  const late = service.connect()
  const stopping = new AbortController()
  const events = (await late.events({}, { signal: stopping.signal }))[Symbol.asyncIterator]()
  await addCloud(early)
  expect((await events.next()).value).toMatchObject({ type: 'changed' })
  expect(await late.models.connections()).toMatchObject([{}, { id: 'cloud', keyState: 'secret-store' }])
  const messages = [{ role: 'user' as const, content: 'one two three' }]
  const read = []
  for await (const event of await late.playground.generate({
    content: { messages },
    variables: {},
    modelIds: ['cloud/large'],
    settings: {},
  }))
    read.push(event)
  expect(read.at(-1)).toMatchObject({ type: 'end', finishReason: 'stop' })
  await expect(late.prompts.get({ promptId: 'nobody' })).rejects.toThrow(
    expect.objectContaining({
      code: 'ASSAY',
      data: {
        code: 'not-found',
        message: 'There is no prompt "nobody".',
        data: { what: 'prompt', id: 'nobody' },
        retryable: false,
      },
    }),
  )
  await expect(late.prompts.create({ name: '' })).rejects.toThrow(
    expect.objectContaining({ data: expect.objectContaining({ code: 'bad-input' }) }),
  )
  stopping.abort()
  service.send({ type: 'close' })
  await service.until('closed')
})

test('tells the parent which secrets to keep', async () => {
  const service = startService()
  service.send({
    type: 'open',
    workspaceDirectory: temporaryFolder(),
    resourcesDirectory: temporaryFolder(),
    secrets: {},
    secretStorage: 'memory',
  })
  const client = service.connect()
  const connection = {
    id: 'cloud',
    name: 'Cloud',
    kind: 'openai' as const,
    baseUrl: 'http://a.test/v1',
    keyVariable: null,
    concurrency: null,
  }
  const answer = await client.models.saveConnection({ connection, key: 'abc-123' })
  expect(JSON.stringify(answer)).not.toContain('abc-123')
  await client.models.removeConnection({ connectionId: 'cloud' })
  expect(service.told.slice(1)).toEqual([
    { type: 'save-secret', name: 'connection:cloud', value: 'abc-123' },
    { type: 'delete-secret', name: 'connection:cloud' },
  ])
  expect((await client.workspace.info()).secretStore).toBe('memory')
  service.send({ type: 'close' })
  await service.until('closed')
})

test('says why a workspace cannot be opened', async () => {
  const service = startService()
  service.send({ type: 'open', workspaceDirectory: '/dev/null/workspace', resourcesDirectory: '/nowhere', secrets: {} })
  await service.until('failed')
  expect(service.told).toEqual([
    {
      type: 'failed',
      message: expect.stringMatching(/^The workspace folder \/dev\/null\/workspace cannot be written/),
    },
  ])
  service.send({ type: 'close' })
  await service.until('closed')
})
