import { readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { openDatabase } from '../../storage/database.ts'
import { openTestWorkbench, temporaryFolder } from '../testing/test-workbench.ts'

describe('opening', () => {
  test('makes the folder and says where things are', async () => {
    const { client, directory } = await openTestWorkbench()
    expect(await client.workspace.info()).toMatchObject({
      directory,
      databasePath: path.join(directory, 'assay.db'),
      version: '0.0.0',
      host: 'cli',
      secretStore: 'memory',
      cacheEntries: 0,
      backups: [],
    })
    expect((await client.workspace.info()).databaseBytes).toBeGreaterThan(0)
  })

  test('refuses a folder that cannot be made in one sentence', async () => {
    const file = path.join(temporaryFolder(), 'file')
    writeFileSync(file, '')
    await expect(openTestWorkbench({ directory: path.join(file, 'workspace') })).rejects.toThrow(
      expect.objectContaining({
        code: 'bad-input',
        message: expect.stringMatching(/^The workspace folder .* cannot be written \(ENOTDIR\): choose another folder/),
      }),
    )
  })

  test('refuses a workspace of a newer program', async () => {
    const directory = temporaryFolder()
    const db = openDatabase(path.join(directory, 'assay.db'), {
      now: () => new Date(),
      backupDirectory: path.join(directory, 'backups'),
    })
    db.exec("INSERT INTO migrations (name, applied_at) VALUES ('9999-future', '')")
    db.close()
    await expect(openTestWorkbench({ directory })).rejects.toThrow(expect.objectContaining({ code: 'workspace-newer' }))
    expect(readdirSync(directory)).toEqual(['assay.db'])
  })

  test('leaves one file when it is closed, and closing twice is no harm', async () => {
    const { workbench, directory } = await openTestWorkbench()
    await workbench.close()
    expect(readdirSync(directory)).toEqual(['assay.db'])
    await workbench.close()
  })
})

test('preferences have defaults, stay, and are checked', async () => {
  const { client, directory, workbench } = await openTestWorkbench()
  const defaults = {
    author: '',
    theme: 'system',
    threads: null,
    gpu: 'auto',
    useCache: true,
    cacheLimitMb: 512,
    monthlyCapUsd: null,
  }
  expect(await client.workspace.preferences()).toEqual(defaults)
  await client.workspace.savePreferences({ author: ' Ada ', theme: 'dark', threads: 2, gpu: 'cpu', useCache: false })
  await expect(client.workspace.savePreferences({ theme: 'pink' as 'dark' })).rejects.toThrow(
    expect.objectContaining({ data: expect.objectContaining({ code: 'bad-input' }) }),
  )
  await workbench.close()
  const again = await openTestWorkbench({ directory })
  expect(await again.client.workspace.preferences()).toEqual({
    author: 'Ada',
    theme: 'dark',
    threads: 2,
    gpu: 'cpu',
    useCache: false,
    cacheLimitMb: 512,
    monthlyCapUsd: null,
  })
  expect(await again.client.workspace.clearCache()).toEqual({ removed: 0 })
})

test('tells clients what changed', async () => {
  const { client } = await openTestWorkbench()
  const stopping = new AbortController()
  const events = (await client.events({}, { signal: stopping.signal }))[Symbol.asyncIterator]()
  const first = events.next()
  await client.prompts.create({ name: 'x' })
  expect((await first).value).toEqual({ type: 'changed', what: 'prompts' })
  const waiting = events.next()
  stopping.abort()
  expect(await waiting).toMatchObject({ done: true })
})
