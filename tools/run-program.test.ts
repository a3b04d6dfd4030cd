import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, it } from 'vitest'
import { root } from './project.js'
import { runProgram } from './run-program.js'

const file = path.join(mkdtempSync(path.join(tmpdir(), 'assay-run-')), 'program.mjs')

it('runs on Node 24, with the programs of the project first', async () => {
  writeFileSync(
    file,
    `process.exit(process.versions.node.startsWith('24.') && process.env.PATH.includes('.bin') ? 5 : 1)`,
  )
  expect(await runProgram(root, [file])).toMatchObject({ code: 5, timedOut: false })
})

it('stops a program that takes too long, and lets it finish what it writes', async () => {
  const written = `${file}.txt`
  writeFileSync(
    file,
    `import { writeFileSync } from 'node:fs'
    process.on('SIGINT', () => { writeFileSync(${JSON.stringify(written)}, 'report'); process.exit(130) })
    setInterval(() => {}, 1000)`,
  )
  expect(await runProgram(root, [file], { limitMs: 1500 })).toMatchObject({ code: 130, timedOut: true })
  expect(readFileSync(written, 'utf8')).toBe('report')
})
