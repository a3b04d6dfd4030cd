import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, onTestFinished, test } from 'vitest'
import { runCli } from '../testing/run-cli.ts'

const directory = mkdtempSync(path.join(tmpdir(), 'assay-connect-'))
const workspace = path.join(directory, 'workspace')
afterAll(() => rmSync(directory, { recursive: true, force: true }))

async function connect(args: readonly string[], environment: Record<string, string> = {}) {
  return runCli(['--workspace', workspace, 'models', 'connect', ...args], { environment })
}

/** A server that lists models at `address` for those who send `header`. */
async function serve(address: string, [header, key]: readonly [string, string], list: unknown): Promise<string> {
  const server = createServer((request, response) => {
    const status = request.url !== address ? 404 : request.headers[header] === key ? 200 : 401
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(status === 200 ? list : {}))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

test('connects a service by its name, with the variable that its documentation names', async () => {
  const key = 'sk-ant-of-the-test'
  const url = await serve('/v1/models?limit=1000', ['x-api-key', key], { data: [{ id: 'claude-opus-5-5' }] })
  const result = await connect(['anthropic', '--url', url, '--add', 'claude-opus-5-5'], { ANTHROPIC_API_KEY: key })
  expect(result).toMatchObject({ code: 0, err: '' })
  expect(result.out).toContain('anthropic/claude-opus-5-5')
  expect((await runCli(['--workspace', workspace, 'models'])).out).toContain('anthropic/claude-opus-5-5')
})

test('gives a connection a name of its own', async () => {
  const list = { models: [{ name: 'models/gemini-3.5-flash' }] }
  const url = await serve('/v1beta/models?pageSize=1000', ['x-goog-api-key', 'key-of-the-test'], list)
  const result = await connect(['mine', '--kind', 'gemini', '--url', url], { GEMINI_API_KEY: 'key-of-the-test' })
  expect(result.out).toContain('mine/gemini-3.5-flash')
})

test('takes the version of Azure, and another variable', async () => {
  const list = { data: [{ id: 'gpt-5-mini' }] }
  const url = await serve('/openai/models?api-version=2025-04-01-preview', ['api-key', 'key-of-the-test'], list)
  const options = ['--api-version', '2025-04-01-preview', '--key-variable', 'MY_KEY']
  const result = await connect(['azure', '--url', url, ...options], { MY_KEY: 'key-of-the-test' })
  expect(result).toMatchObject({ code: 0, err: '' })
  expect(result.out).toContain('azure/gpt-5-mini')
})

test.each([
  [['x', '--kind', 'nobody'], /"nobody" is no kind of connection: choose one of openai, anthropic/],
  [['x'], /The address of the server is not right/],
  [['azure'], /The address of the server is not right/],
  [['ollama', '--api-version', '2024-10-21'], /Only Azure has a version of the API to choose/],
  [['groq'], /set the environment variable GROQ_API_KEY/],
])('refuses %j in a sentence', async (args, sentence) => {
  const { code, err } = await connect(args, { GROQ_API_KEY: '' })
  expect(err).toMatch(sentence)
  expect(err.trim().split('\n')).toHaveLength(1)
  expect(code).toBe(2)
})
