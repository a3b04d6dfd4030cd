import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RunSummary } from '../contract/experiments.ts'
import { runCli } from './testing/run-cli.ts'

const directory = mkdtempSync(path.join(tmpdir(), 'assay-interrupts-'))
const assay = (...args: string[]) => runCli(['--workspace', path.join(directory, 'workspace'), ...args])
const file = path.join(directory, 'slow.json')

/** A server that has one model and is in no hurry: answers wait until `release`. */
let server: Server
let asked = Promise.withResolvers<void>()
let release = Promise.withResolvers<void>()

const variant = (name: string) => ({
  name,
  model: 'slow/m',
  prompt: {
    name,
    messages: [
      {
        role: 'user',
        content: `${name} {{ text }}`,
      },
    ],
  },
})
const experiment = {
  assay: 1,
  name: 'slow',
  metrics: [{ id: 'exact-match' }],
  concurrency: 2,
  cache: false,
  dataset: {
    name: 'rows',
    rows: ['a', 'b', 'c'].map((text) => ({
      text,
      expected: text,
    })),
  },
  variants: [variant('one'), variant('two')],
}

beforeAll(async () => {
  writeFileSync(file, JSON.stringify(experiment))
  server = createServer((request, response) => {
    if (request.method === 'GET') return response.end(JSON.stringify({ data: [{ id: 'm' }] }))
    asked.resolve()
    const chunk = { choices: [{ index: 0, delta: { content: 'a' }, finish_reason: 'stop' }] }
    void release.promise.then(() => {
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      response.end(`data: ${JSON.stringify(chunk)}\n\ndata: [DONE]\n\n`)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const connected = await assay('models', 'connect', 'slow', '--url', `http://127.0.0.1:${port}/v1`)
  if (connected.code !== 0) throw new Error(connected.err)
}, 60_000)

afterAll(() => {
  server.closeAllConnections()
  server.close()
  rmSync(directory, { recursive: true, force: true })
})

/** Begins a run, and gives the means to send it signals as soon as a request is under way. */
async function begin() {
  asked = Promise.withResolvers()
  release = Promise.withResolvers()
  let kill: (signal: NodeJS.Signals) => void = () => undefined
  let said: (text: string) => void = () => undefined
  const pausing = new Promise<string>((resolve) => (said = resolve))
  const ended = runCli(['--workspace', path.join(directory, 'workspace'), 'run', file], {
    onStart: (send) => (kill = send),
    onError: said,
  })
  await asked.promise
  return { ended, pausing, kill }
}

async function lastRun(): Promise<RunSummary | undefined> {
  const { runs } = JSON.parse((await assay('--json', 'runs')).out) as { runs: RunSummary[] }
  return runs[0]
}

describe('Ctrl+C in assay run', { timeout: 60_000 }, () => {
  it('lets the answers under way come, pauses the run and says how to go on', async () => {
    const { ended, pausing, kill } = await begin()
    kill('SIGINT')
    expect(await pausing).toMatch(/Pausing as soon as/)
    release.resolve()
    const { code, out } = await ended
    expect(code).toBe(1)
    expect(out).toMatch(/go on with: assay runs resume/)
    expect(await lastRun()).toMatchObject({ status: 'paused', done: 2, failed: 0, total: 6 })
    expect(await assay('runs', 'resume', 'last')).toMatchObject({ code: 0, err: '' })
    expect(await lastRun()).toMatchObject({ status: 'done', done: 6 })
  })

  it('stops at once when it is pressed again, and the run can go on', async () => {
    const { ended, pausing, kill } = await begin()
    kill('SIGINT')
    await pausing
    kill('SIGINT')
    expect(await ended).toMatchObject({ code: 130 })
    release.resolve()
    expect(await lastRun()).toMatchObject({
      status: 'paused',
      done: 0,
      problem: expect.stringContaining('resume') as string,
    })
    expect(await assay('runs', 'resume', 'last')).toMatchObject({ code: 0, err: '' })
  })
})

it('minds neither that nobody reads what it prints nor that the reader leaves', async () => {
  const unread = await runCli(['--workspace', path.join(directory, 'workspace'), '--json', 'prompts'], {
    isUnread: true,
  })
  expect(unread).toEqual({ code: 0, out: '', err: '' })
})
