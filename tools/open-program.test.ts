import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, it } from 'vitest'

const folder = mkdtempSync(path.join(tmpdir(), 'assay-open-'))
const opener = path.join(folder, 'opener.mjs')
writeFileSync(
  opener,
  `import { openProgram } from ${JSON.stringify(new URL('./open-program.js', import.meta.url).href)}
const { code } = await openProgram(process.execPath, ['-e', process.argv[2]], { cwd: process.cwd(), env: process.env })
process.exitCode = code`,
)

const open = (program: string) => spawn(process.execPath, [opener, program], { stdio: ['ignore', 'pipe', 'inherit'] })
const codeOf = async (opened: ReturnType<typeof open>): Promise<unknown> => (await once(opened, 'exit'))[0]

it('ends with the code of the program', async () => {
  expect(await codeOf(open('process.exit(7)'))).toBe(7)
})

it.each(['SIGTERM', 'SIGINT'] as const)('passes %s on and waits for an orderly end', async (signal) => {
  const opened = open(`process.on('${signal}', () => setTimeout(() => process.exit(3), 100));
    setInterval(() => {}, 1000); console.log('ready')`)
  await once(opened.stdout, 'data')
  opened.kill(signal)
  expect(await codeOf(opened)).toBe(3)
})

it('ends with 128 and the signal of a program that a signal ended', async () => {
  expect(await codeOf(open('process.kill(process.pid, "SIGKILL")'))).toBe(137)
})
