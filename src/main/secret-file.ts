import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { safeStorage } from 'electron'
import { z } from 'zod'

const fileSchema = z.record(z.string(), z.base64())

/** Secrets in one file, each value encrypted by the operating system. Names are readable, values are not. */
export interface SecretFile {
  /** Every secret that can be decrypted; one that cannot, say after a move to another machine, is left out. */
  readAll(): Promise<Record<string, string>>
  save(name: string, value: string): Promise<void>
  delete(name: string): Promise<void>
}

/** How well the system guards secrets: `plain` is an encryption that any program can undo, `none` is no encryption. */
export type SecretProtection = 'system' | 'plain' | 'none'

/** Asks the system once the app is ready. Linux without a password manager falls back to `basic_text`. */
export async function secretProtection(platform: NodeJS.Platform): Promise<SecretProtection> {
  if (!(await safeStorage.isAsyncEncryptionAvailable())) return 'none'
  return platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text' ? 'plain' : 'system'
}

/** Changes are written one after the other, each to a new file that then takes the old one's place. */
export function createSecretFile(file: string, onProblem: (problem: unknown) => void): SecretFile {
  let last: Promise<unknown> = Promise.resolve()
  const change = (edit: (entries: Record<string, string>) => Promise<void>) => {
    const next = last.then(async () => {
      const entries = await readEntries(file, onProblem)
      await edit(entries)
      await writeEntries(file, entries)
    })
    last = next.catch(() => undefined)
    return next
  }
  return {
    async readAll() {
      await last
      const entries = await readEntries(file, onProblem)
      const decrypted = await Promise.all(Object.entries(entries).map((entry) => decrypt(entry, onProblem)))
      return Object.fromEntries(decrypted.filter((entry) => entry !== undefined))
    },
    save: (name, value) =>
      change(async (entries) => {
        entries[name] = (await safeStorage.encryptStringAsync(value)).toString('base64')
      }),
    delete: (name) =>
      change(async (entries) => {
        delete entries[name]
      }),
  }
}

async function decrypt(
  [name, value]: [string, string],
  onProblem: (problem: unknown) => void,
): Promise<[string, string] | undefined> {
  try {
    const { result } = await safeStorage.decryptStringAsync(Buffer.from(value, 'base64'))
    return [name, result]
  } catch (problem) {
    onProblem(problem)
    return undefined
  }
}

/** A damaged file is put aside rather than written over, so that nothing in it is lost. */
async function readEntries(file: string, onProblem: (problem: unknown) => void): Promise<Record<string, string>> {
  const text = await readFile(file, 'utf8').catch((problem: NodeJS.ErrnoException) => {
    if (problem.code === 'ENOENT') return undefined
    throw problem
  })
  if (text === undefined) return {}
  try {
    return fileSchema.parse(JSON.parse(text))
  } catch (problem) {
    onProblem(problem)
    await rename(file, `${file}.damaged`)
    return {}
  }
}

async function writeEntries(file: string, entries: Record<string, string>): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 })
  const fresh = `${file}.new`
  await writeFile(fresh, JSON.stringify(entries), { mode: 0o600 })
  await rename(fresh, file)
}
