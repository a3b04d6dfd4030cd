import { createHash } from 'node:crypto'
import { utimesSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../testing/test-workbench.ts'
import { createFileHasher } from './hash-model-file.ts'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

function create() {
  const saved: { id: string; sha256: string; sizeBytes: number; modifiedMs: number }[] = []
  const file = path.join(temporaryFolder(), 'model.gguf')
  writeFileSync(file, 'weights')
  return { saved, file, hash: createFileHasher({ saveHash: (hash) => void saved.push(hash) }) }
}

const unknown = { id: 'local/m', sizeBytes: null, modifiedMs: null, sha256: null }

test('reads a file once, however many ask, and keeps the hash with size and time', async () => {
  const { saved, file, hash } = create()
  const both = await Promise.all([hash({ ...unknown, path: file }), hash({ ...unknown, path: file })])
  expect(both).toEqual([sha256('weights'), sha256('weights')])
  expect(saved).toEqual([{ id: 'local/m', sha256: sha256('weights'), sizeBytes: 7, modifiedMs: expect.any(Number) }])
  const [known] = saved
  expect(await hash({ ...unknown, ...known, path: file, sha256: 'remembered' })).toBe('remembered')
  expect(saved).toHaveLength(1)
})

test('reads it again when it has changed', async () => {
  const { saved, file, hash } = create()
  await hash({ ...unknown, path: file })
  writeFileSync(file, 'WEIGHTS')
  utimesSync(file, 1, 1)
  expect(await hash({ ...unknown, ...saved[0], path: file })).toBe(sha256('WEIGHTS'))
})

test('says when it is not there or not a file', async () => {
  const { file, hash } = create()
  await expect(hash({ ...unknown, path: `${file}.old` })).rejects.toThrow(
    `There is no file at ${file}.old: check the path.`,
  )
  await expect(hash({ ...unknown, path: path.dirname(file) })).rejects.toThrow(
    expect.objectContaining({ code: 'file-unreadable' }),
  )
})
