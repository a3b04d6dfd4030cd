import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import path from 'node:path'
import { promisify } from 'node:util'
import { expect, onTestFinished, test } from 'vitest'
import type { Message } from '../../core/backend.ts'
import type { RequestExport } from '../exchange/export-format.ts'
import { createLossList } from '../exchange/loss.ts'
import { chatBody } from '../openai/chat-body.ts'
import { exportCurl } from './export-curl.ts'
import { exportLangchain } from './export-langchain.ts'
import { exportPythonOpenai } from './export-python-openai.ts'
import { exportTransformers } from './export-transformers.ts'
import { exportTypescriptOpenai } from './export-typescript-openai.ts'

const run = promisify(execFile)

/** Everything that shells and languages take for something else. */
const nasty = [
  'It\'s "quoted" with `ticks` and $HOME ${x} $(ls) !! \\ \\n %d {x} {{ y }}',
  '\'\'\'triple\'\'\' """quotes""" //slash /* c */ # hash',
  'END_OF_REQUEST',
  'tab\tcr\r\nnul\u0000 bell\u0007 bom\ufeff ls\u2028 ps\u2029 rtl\u202e',
  'ünïcödé 日本語 🙂 👩‍👩‍👧',
  '',
  '  leading and trailing  ',
].join('\n')

const messages: Message[] = [
  { role: 'system', content: 'One line.' },
  { role: 'user', content: nasty },
  { role: 'assistant', content: 'ends with a line end\n' },
  { role: 'user', content: '' },
]

const settings = {
  temperature: 0.25,
  maxTokens: 12,
  topK: 3,
  minP: 0.05,
  seed: 7,
  stop: ['\n\n', '"', '$x'],
  jsonSchema: { type: 'object', properties: { 'a-b': { type: 'string' }, '__proto__': { type: 'null' } } },
}

/** A server that keeps the bodies it is sent. */
async function listen(): Promise<{ baseUrl: string; bodies: { body: unknown; key: string | undefined }[] }> {
  const bodies: { body: unknown; key: string | undefined }[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      bodies.push({ body: JSON.parse(Buffer.concat(chunks).toString('utf8')), key: request.headers.authorization })
      response.setHeader('content-type', 'application/json')
      response.end(
        JSON.stringify({
          choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content: 'fine' } }],
        }),
      )
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const address = server.address()
  return { baseUrl: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/v1`, bodies }
}

/** A folder from which programs find the packages of this one. */
function programFolder(): string {
  mkdirSync('.cache', { recursive: true })
  const folder = mkdtempSync(path.resolve('.cache/code-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

function requestTo(baseUrl: string): RequestExport {
  return { messages, settings, model: 'a "model"', baseUrl, keyVariable: 'TEST_API_KEY' }
}

test('curl and TypeScript send exactly the request', async () => {
  const { baseUrl, bodies } = await listen()
  const folder = programFolder()
  const env = { ...process.env, TEST_API_KEY: 'k-1' }
  const expected = chatBody({ ...requestTo(baseUrl), isOpenAi: false }, createLossList())
  writeFileSync(path.join(folder, 'request.sh'), exportCurl.write(requestTo(baseUrl)).text)
  writeFileSync(path.join(folder, 'program.ts'), exportTypescriptOpenai.write(requestTo(baseUrl)).text)
  const [curl, program] = await Promise.all([
    run('sh', [path.join(folder, 'request.sh')], { env }),
    run(process.execPath, [path.join(folder, 'program.ts')], { env }),
  ])
  expect(curl.stdout).toContain('"fine"')
  expect(program.stdout).toBe('fine\n')
  expect(bodies).toHaveLength(2)
  for (const { body, key } of bodies) {
    expect(JSON.stringify(body)).toBe(JSON.stringify(expected))
    expect(key).toBe('Bearer k-1')
  }
})

test('Python programs are read by Python, and hold every text to the letter', async () => {
  const folder = programFolder()
  const request = requestTo('https://api.openai.com/v1')
  const files = [exportPythonOpenai, exportLangchain, exportTransformers].map((format) => {
    const file = path.join(folder, `${format.id}.py`)
    writeFileSync(file, format.write(request).text)
    return file
  })
  // The texts of a program, as Python reads them.
  const script = `
import ast, json, sys
found = []
for path in sys.argv[1:]:
    tree = ast.parse(open(path, encoding="utf-8", newline="").read())
    found.append([node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)])
print(json.dumps(found))`
  const { stdout } = await run('python3', ['-c', script, ...files])
  const texts = JSON.parse(stdout) as string[][]
  expect(texts).toHaveLength(3)
  for (const found of texts) {
    for (const { content } of messages) expect(found).toContain(content)
    for (const stop of settings.stop) expect(found).toContain(stop)
  }
  await run('python3', ['-m', 'py_compile', ...files])
})
