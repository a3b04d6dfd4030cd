import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { beforeEach, expect, it } from 'vitest'
import { isBuildFresh } from './build-freshness.js'

let folder = ''
const at = (...names: string[]) => path.join(folder, ...names)
const date = (name: string, second: number) => utimesSync(at(name), second, second)

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'assay-build-'))
  mkdirSync(at('src', 'core'), { recursive: true })
  mkdirSync(at('out', 'main'), { recursive: true })
  for (const name of ['src/core/a.ts', 'src/core/a.test.ts', 'package.json', 'out/main/cli.js', 'out/built']) {
    writeFileSync(at(name), '')
  }
  for (const name of ['src/core/a.ts', 'src/core/a.test.ts', 'package.json', 'src/core', 'src']) date(name, 1000)
  date('out/built', 2000)
})

it('is fresh when nothing changed since the build began', () => {
  expect(isBuildFresh(folder)).toBe(true)
})

it.each(['src/core/a.ts', 'package.json'])('is old when %s is newer', (name) => {
  date(name, 3000)
  expect(isBuildFresh(folder)).toBe(false)
})

it('is old when a source was deleted', () => {
  rmSync(at('src/core/a.ts'))
  expect(isBuildFresh(folder)).toBe(false)
})

it('does not care for a test that changed', () => {
  date('src/core/a.test.ts', 3000)
  expect(isBuildFresh(folder)).toBe(true)
})

it.each(['out/built', 'out/main/cli.js'])('is old without %s', (name) => {
  rmSync(at(name))
  expect(isBuildFresh(folder)).toBe(false)
})
