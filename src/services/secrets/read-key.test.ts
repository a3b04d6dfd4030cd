import { describe, expect, test } from 'vitest'
import { createMemorySecretStore } from './memory-secret-store.ts'
import { createKeyReader } from './read-key.ts'

const cloud = { id: 'cloud', name: 'Cloud', keyVariable: 'CLOUD_KEY' }

describe('a key', () => {
  test('comes from the environment first', async () => {
    const keys = createKeyReader({ CLOUD_KEY: 'one' }, createMemorySecretStore({ 'connection:cloud': 'two' }))
    expect(await keys.read(cloud)).toEqual({ keyName: 'CLOUD_KEY', value: 'one' })
    expect(await keys.state(cloud)).toBe('environment')
  })

  test('comes from the secret store otherwise', async () => {
    const keys = createKeyReader({ CLOUD_KEY: '' }, createMemorySecretStore({ 'connection:cloud': 'two' }))
    expect(await keys.read(cloud)).toEqual({ keyName: 'CLOUD_KEY', value: 'two' })
    expect(await keys.read({ ...cloud, keyVariable: null })).toEqual({ keyName: 'of Cloud', value: 'two' })
    expect(await keys.state(cloud)).toBe('secret-store')
  })

  test('is missing when a variable is named and nothing is there', async () => {
    const keys = createKeyReader({}, createMemorySecretStore())
    await expect(keys.read(cloud)).rejects.toThrow(
      'The connection Cloud needs a key: set the environment variable CLOUD_KEY, or enter the key on the Models page.',
    )
    expect(await keys.state(cloud)).toBe('missing')
  })

  test('is not needed when no variable is named and none was entered', async () => {
    const secrets = createMemorySecretStore({ 'connection:cloud': 'two' })
    const keys = createKeyReader({}, secrets)
    await secrets.delete('connection:cloud')
    expect(await keys.read({ ...cloud, keyVariable: null })).toEqual({ keyName: 'of Cloud' })
    expect(await keys.state({ ...cloud, keyVariable: null })).toBe('not-needed')
    await secrets.set('connection:cloud', 'three')
    expect(await keys.state({ ...cloud, keyVariable: null })).toBe('secret-store')
  })
})
