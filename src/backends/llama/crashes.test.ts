import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { failureOf } from '../testing/conformance.ts'
import { mostCrashes } from './crash-record.ts'
import type { LlamaBackend } from './index.ts'
import { ask, createStarterBackend, sentimentPrompt, starterPath } from './testing/starter-backend.ts'

const endless = { temperature: 2, topK: 0, topP: 1, minP: 0 }

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

describe('when the runtime process dies', () => {
  const open: LlamaBackend[] = []
  const folders: string[] = []

  function start(...options: Parameters<typeof createStarterBackend>) {
    const backend = createStarterBackend(...options)
    open.push(backend)
    return backend
  }

  /** A runtime process of our own, which behaves as its source says. */
  async function startWith(source: string) {
    const folder = await mkdtemp(join(tmpdir(), 'assay-runtime-'))
    folders.push(folder)
    await writeFile(join(folder, 'entry.mjs'), source)
    return start({ runtimeEntry: join(folder, 'entry.mjs') })
  }

  afterEach(async () => {
    await Promise.all(open.splice(0).map((backend) => backend.close()))
    await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true })))
  })

  it('fails only what was in flight, and answers the next request', async () => {
    const backend = start()
    await ask(backend, 'Who are you?', { maxTokens: 2 })
    const { pid } = backend.loadState()
    const request = {
      model: { name: 'starter' },
      messages: [{ role: 'user' as const, content: 'Who are you?' }],
      settings: { ...endless, seed: 3 },
    }
    const failure = await failureOf(async () => {
      for await (const event of backend.generate(request)) {
        if (event.type === 'text' && pid !== undefined) process.kill(pid, 'SIGKILL')
      }
    })
    expect(failure).toMatchObject({ code: 'runtime-crashed', data: { reason: 'signal SIGKILL' } })
    expect((await ask(backend, sentimentPrompt('The movie was amazing.'))).text).toBe('positive')
    expect(backend.loadState().pid).not.toBe(pid)
  })

  it('gives up on a model that kills it every time, and says why', async () => {
    const backend = await startWith(`
      process.on('message', ({ type, model }) => {
        if (type !== 'generate') return
        process.send({ type: 'model', path: model.path, state: 'loading' }, () => {
          process.stderr.write('GGML_ASSERT(too large) failed\\n', () => process.kill(process.pid, 'SIGKILL'))
        })
      })
      process.send({ type: 'ready' })
    `)
    const codes: string[] = []
    for (let n = 1; n <= mostCrashes + 1; n += 1) codes.push((await failureOf(() => ask(backend, 'hi'))).code)
    expect(codes).toEqual(['runtime-crashed', 'runtime-crashed', 'model-load-failed', 'model-load-failed'])
    const { message } = await failureOf(() => ask(backend, 'hi'))
    expect(message).toContain('GGML_ASSERT(too large) failed')
    expect(backend.loadState().pid).toBeUndefined()
  })

  it('gives up on a runtime that does not start', async () => {
    const backend = await startWith(`throw new Error('no such library')`)
    const codes: string[] = []
    for (let n = 1; n <= mostCrashes; n += 1) codes.push((await failureOf(() => ask(backend, 'hi'))).code)
    expect(codes.at(-1)).toBe('model-load-failed')
    expect((await failureOf(() => ask(backend, 'hi'))).message).toContain('no such library')
  })

  it('ends one that does not end by itself', async () => {
    const backend = await startWith(`
      process.on('SIGTERM', () => {})
      process.on('message', () => {})
      setInterval(() => {}, 1000)
      process.send({ type: 'ready' })
    `)
    const pending = failureOf(() => ask(backend, 'hi'))
    while (backend.loadState().pid === undefined) await new Promise((resolve) => setTimeout(resolve, 10))
    const before = performance.now()
    await backend.close()
    expect((await pending).code).toBe('cancelled')
    expect(performance.now() - before).toBeLessThan(4_000)
  })

  it('does not outlive its parent', async () => {
    const script = `
      import { createStarterBackend } from ${JSON.stringify(new URL('testing/starter-backend.ts', import.meta.url).href)}
      const backend = createStarterBackend()
      await backend.loadModel('starter')
      process.stdout.write(String(backend.loadState().pid))
    `
    const parent = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, VITEST: '' },
    })
    const [said] = (await once(parent.stdout, 'data')) as [Buffer]
    const pid = Number(said.toString())
    expect(isAlive(pid)).toBe(true)
    parent.kill('SIGKILL')
    await vi.waitFor(() => expect(isAlive(pid)).toBe(false), { timeout: 5_000 })
  })

  it('keeps secrets from it', async () => {
    process.env.ASSAY_TEST_API_KEY = 'sk-do-not-tell'
    try {
      const backend = await startWith(`
        process.on('message', ({ type, id }) => {
          if (type === 'generate') {
            const data = { reason: JSON.stringify(process.env) }
            process.send({ type: 'failed', id, error: { code: 'unexpected', message: '', data, retryable: false } })
          } else if (type === 'shutdown') process.exit(0)
        })
        process.send({ type: 'ready' })
      `)
      const { data } = await failureOf(() => ask(backend, 'hi'))
      expect(JSON.stringify(data)).not.toContain('sk-do-not-tell')
      expect(JSON.stringify(data)).toContain('ELECTRON_RUN_AS_NODE')
    } finally {
      delete process.env.ASSAY_TEST_API_KEY
    }
  })
})

describe('a model file that is none', () => {
  it('is refused with what is wrong with it, and the next request works', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'assay-models-'))
    const whole = await readFile(starterPath)
    const files = {
      'empty.gguf': Buffer.alloc(0),
      'text.gguf': Buffer.from('This is a letter to a friend, and not a model.'),
      'new.gguf': Buffer.concat([Buffer.from('GGUF\x09\0\0\0', 'latin1'), whole.subarray(8)]),
      'magic.gguf': whole.subarray(0, 4),
      'header.gguf': whole.subarray(0, 100),
      'vocabulary.gguf': whole.subarray(0, 10_000),
      'half.gguf': whole.subarray(0, whole.length / 2),
      'nearly.gguf': whole.subarray(0, whole.length - 1),
    }
    const backend = createStarterBackend({ modelFolders: [folder] })
    try {
      const reasons: Record<string, unknown> = {}
      for (const [name, bytes] of Object.entries(files)) {
        const path = join(folder, name)
        await writeFile(path, bytes)
        const failure = await failureOf(async () => {
          const request = { model: { name: path }, messages: [{ role: 'user' as const, content: 'hi' }], settings: {} }
          for await (const event of backend.generate(request)) expect(event.type).toBe('never')
        })
        expect(failure).toMatchObject({ code: 'not-a-gguf', data: { path } })
        reasons[name] = 'reason' in failure.data ? failure.data.reason : undefined
      }
      expect(reasons).toEqual({
        'empty.gguf': 'the file is empty',
        'text.gguf': 'it does not begin with GGUF',
        'new.gguf': 'it has version 9 of the format, where 2 and 3 are read',
        'magic.gguf': 'the file is cut short',
        'header.gguf': 'the file is cut short',
        'vocabulary.gguf': 'the file is cut short',
        'half.gguf': 'the file is cut short',
        'nearly.gguf': 'the file is cut short',
      })
      expect((await failureOf(() => backend.inspectModel('starter'))).code).toBe('file-missing')
      expect((await failureOf(() => backend.inspectModel(folder))).code).toBe('file-unreadable')
      await writeFile(join(folder, 'starter.gguf'), whole)
      expect((await ask(backend, sentimentPrompt('The movie was amazing.'))).text).toBe('positive')
    } finally {
      await backend.close()
      await rm(folder, { recursive: true })
    }
  })
})
