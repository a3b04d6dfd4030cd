import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { RunReproduction } from '../contract/experiments.ts'
import { runCli, type CliResult } from './testing/run-cli.ts'

const directory = mkdtempSync(path.join(tmpdir(), 'assay-determinism-'))
afterAll(() => rmSync(directory, { recursive: true, force: true }))
const environment = { ASSAY_THREADS: '1', ASSAY_GPU: 'cpu' }
const assay = (...args: string[]) =>
  runCli(['--workspace', path.join(directory, 'workspace'), ...args], { environment })

const settings = { temperature: 2, topK: 0, topP: 1, minP: 0, maxTokens: 24 }
const variant = (name: string, more: object) => ({
  name,
  model: 'local/starter',
  prompt: { name: 'sum', messages: [{ role: 'user', content: 'What is {{ a }} + 38? Think step by step.' }] },
  settings: { ...settings, ...more },
})
const experiment = {
  assay: 1,
  name: 'sums',
  dataset: { name: 'numbers', rows: [21, 32, 43, 54, 65].map((a) => ({ a, expected: String(a + 38) })) },
  variants: [variant('deterministic', { isDeterministic: true }), variant('fast', {})],
  metrics: [{ id: 'json-valid' }],
  cache: false,
}

let run: CliResult

beforeAll(async () => {
  const file = path.join(directory, 'sums.json')
  writeFileSync(file, JSON.stringify(experiment))
  run = await assay('run', file)
}, 60_000)

it('reproduces deterministic answers in another process to the last bit', async () => {
  expect(run).toMatchObject({ code: 0, err: '' })
  const { out } = await assay('--json', 'runs', 'reproduce', 'last', '--cells', '10')
  const { cells } = JSON.parse(out) as RunReproduction
  const deterministic = cells.filter((cell) => cell.variant === 0)
  expect(deterministic.map(({ outcome }) => outcome)).toEqual(Array.from({ length: 5 }, () => 'identical'))
  // The fast ones ran together, but perhaps for the last of them, and alone when they were reproduced.
  const changes = cells.filter((cell) => cell.variant === 1).flatMap((cell) => cell.changes)
  expect(changes).toContainEqual({ field: 'batching', was: true, now: false })
  expect(new Set(changes.map(({ field }) => field)).size).toBe(1)
}, 60_000)

it('says so in words, and refuses a run that is not there', async () => {
  const { out } = await assay('runs', 'reproduce', 'last', '--cells', '10')
  expect(out).toMatch(
    /^10 cells again: [5-9] identical, \d with the same text, made in another way, \d different, 0 failed\./,
  )
  expect(out).toContain('batching: true → false (')
  expect((await assay('runs', 'reproduce', 'none')).code).toBe(2)
}, 60_000)

it('measures a model', async () => {
  const bench = await assay('bench', 'local/starter', '--sequences', '2', '--answer-tokens', '16')
  expect(bench).toMatchObject({ code: 0, err: '' })
  expect(bench.out).toMatch(/local\/starter · cpu · 1 thread ·/)
  expect(bench.out).toMatch(/│ +2 │ +\d+ │ +\d+ │ +\d+% │/)
  expect(bench.out).toContain('78% of the prompt tokens are reused')
  expect((await assay('bench', 'local/none')).err).toMatch(/There is no model "local\/none"/)
}, 60_000)
