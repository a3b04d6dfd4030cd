import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { beforeEach, expect, it, vi } from 'vitest'
import { createSecretFile, secretProtection } from './secret-file.ts'
import { fake, resetFakeElectron } from './testing/fake-electron.ts'

beforeEach(() => resetFakeElectron(''))

const newFile = () => path.join(mkdtempSync(path.join(tmpdir(), 'assay-secrets-')), 'secrets.json')

it('keeps secrets encrypted, readable only by their owner, and gives them back', async () => {
  const file = newFile()
  await createSecretFile(file, vi.fn()).save('connection:openai', 'sk-123456')
  expect(readFileSync(file, 'utf8')).toContain('connection:openai')
  expect(readFileSync(file, 'utf8')).not.toContain('sk-123456')
  expect(Buffer.from(JSON.parse(readFileSync(file, 'utf8'))['connection:openai'], 'base64').toString()).toMatch(
    /^sealed:/,
  )
  expect(process.platform === 'win32' || (statSync(file).mode & 0o777) === 0o600).toBe(true)
  expect(await createSecretFile(file, vi.fn()).readAll()).toEqual({ 'connection:openai': 'sk-123456' })
})

it('loses nothing when several change at once', async () => {
  const secrets = createSecretFile(newFile(), vi.fn())
  await Promise.all([secrets.save('a', '1'), secrets.save('b', '2'), secrets.delete('a'), secrets.save('c', '3')])
  expect(await secrets.readAll()).toEqual({ b: '2', c: '3' })
})

it('leaves out a secret that cannot be decrypted here', async () => {
  const file = newFile()
  const onProblem = vi.fn()
  const secrets = createSecretFile(file, onProblem)
  await secrets.save('here', 'ours')
  const stored = JSON.parse(readFileSync(file, 'utf8'))
  writeFileSync(file, JSON.stringify({ ...stored, elsewhere: Buffer.from('theirs').toString('base64') }))
  expect(await secrets.readAll()).toEqual({ here: 'ours' })
  expect(onProblem).toHaveBeenCalledOnce()
})

it('puts a damaged file aside and starts a new one', async () => {
  const file = newFile()
  writeFileSync(file, '{"half')
  const secrets = createSecretFile(file, vi.fn())
  await secrets.save('a', '1')
  expect(await secrets.readAll()).toEqual({ a: '1' })
  expect(readFileSync(`${file}.damaged`, 'utf8')).toBe('{"half')
})

it('tells real encryption from a pretence of it and from none', async () => {
  expect(await secretProtection('linux')).toBe('system')
  fake.storageBackend = 'basic_text'
  expect(await secretProtection('linux')).toBe('plain')
  expect(await secretProtection('darwin')).toBe('system')
  fake.isEncryptionAvailable = false
  expect(await secretProtection('linux')).toBe('none')
})
