import { expect, test } from 'vitest'
import { createConnectionStore, type ConnectionRecord } from './connection-store.ts'
import { createModelStore, type ModelRecord } from './model-store.ts'
import { createPriceStore } from './price-store.ts'
import { temporaryDatabase } from './testing/temporary-database.ts'

const at = '2026-01-01T00:00:00.000Z'
const local: ConnectionRecord = {
  id: 'local',
  name: 'This computer',
  kind: 'local',
  baseUrl: null,
  keyVariable: null,
  concurrency: null,
  options: {},
}
const model: ModelRecord = {
  id: 'local/tiny',
  connectionId: 'local',
  name: 'tiny',
  path: '/models/tiny.gguf',
  sizeBytes: 10,
  modifiedMs: 5.5,
  sha256: null,
  contextTokens: 512,
  details: { architecture: 'llama' },
  isEmbedded: false,
  createdAt: at,
}

function open() {
  const db = temporaryDatabase()
  const connections = createConnectionStore(db)
  connections.save(local, at)
  return { connections, models: createModelStore(db), prices: createPriceStore(db) }
}

test('keeps a model with its file, its hash and where it lies now', () => {
  const { models } = open()
  models.insert(model)
  expect(models.get('local/tiny')).toEqual(model)
  models.saveHash({ id: model.id, sha256: 'abc', sizeBytes: 11, modifiedMs: 6 })
  models.movePath(model.id, '/elsewhere/tiny.gguf')
  expect(models.get(model.id)).toEqual({
    ...model,
    sha256: 'abc',
    sizeBytes: 11,
    modifiedMs: 6,
    path: '/elsewhere/tiny.gguf',
  })
  models.updateFile(model.id, { path: '/new.gguf', sizeBytes: 1, modifiedMs: 1, contextTokens: 64, details: {} })
  expect(models.get(model.id)).toMatchObject({ sha256: null, path: '/new.gguf', contextTokens: 64, details: {} })
  expect(() => models.insert(model)).toThrow('There is already a model named "local/tiny"')
})

test('lists the embedded model first', () => {
  const { models } = open()
  models.insert({ ...model, id: 'local/a', name: 'a' })
  models.insert({ ...model, id: 'local/z', name: 'z', isEmbedded: true })
  expect(models.list().map(({ id }) => id)).toEqual(['local/z', 'local/a'])
})

test('a price goes with its model, and a connection only after its models', () => {
  const { connections, models, prices } = open()
  models.insert(model)
  prices.save(model.id, { input: 1, cachedInput: null, output: 2 }, at)
  prices.save(model.id, { input: 1.5, cachedInput: 0.1, output: 2 }, at)
  expect(prices.get(model.id)).toEqual({ input: 1.5, cachedInput: 0.1, output: 2 })
  expect(() => connections.remove('local')).toThrow(/FOREIGN KEY/)
  models.removeOfConnection('local')
  expect(prices.get(model.id)).toBeUndefined()
  connections.remove('local')
  expect(connections.list()).toEqual([])
})

test('changes a connection in place', () => {
  const { connections, models } = open()
  models.insert(model)
  connections.save(
    {
      ...local,
      id: 'cloud',
      name: 'Cloud',
      kind: 'openai',
      baseUrl: 'https://example.test/v1',
      keyVariable: 'CLOUD_KEY',
      options: { apiVersion: '2024-10-21' },
    },
    at,
  )
  connections.save({ ...local, name: 'Mine', concurrency: 2 }, at)
  expect(connections.list().map(({ id, name, concurrency }) => ({ id, name, concurrency }))).toEqual([
    { id: 'local', name: 'Mine', concurrency: 2 },
    { id: 'cloud', name: 'Cloud', concurrency: null },
  ])
  expect(connections.get('cloud')).toMatchObject({
    baseUrl: 'https://example.test/v1',
    keyVariable: 'CLOUD_KEY',
    options: { apiVersion: '2024-10-21' },
  })
  expect(connections.get('local')?.options).toEqual({})
})

test('a model that was removed takes its price with it', () => {
  const { models, prices } = open()
  models.insert(model)
  prices.save(model.id, { input: 1, cachedInput: null, output: 2 }, at)
  prices.remove(model.id)
  expect(prices.get(model.id)).toBeUndefined()
  prices.save(model.id, { input: 1, cachedInput: null, output: 2 }, at)
  models.remove(model.id)
  expect(prices.get(model.id)).toBeUndefined()
  expect(models.get(model.id)).toBeUndefined()
})
