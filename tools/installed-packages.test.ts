import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, it } from 'vitest'
import { whyInstall } from './installed-packages.js'

const lock = {
  '': { version: '1.0.0' },
  'node_modules/a': { version: '1.2.3' },
  'node_modules/a/node_modules/b': { version: '2.0.0' },
  'node_modules/only-elsewhere': { version: '3.0.0', optional: true },
}

function project(installed?: Record<string, { version: string }>) {
  const folder = mkdtempSync(path.join(tmpdir(), 'assay-packages-'))
  writeFileSync(path.join(folder, 'package-lock.json'), JSON.stringify({ packages: lock }))
  mkdirSync(path.join(folder, 'node_modules'))
  if (installed) {
    writeFileSync(path.join(folder, 'node_modules', '.package-lock.json'), JSON.stringify({ packages: installed }))
  }
  return folder
}
const same = { 'node_modules/a': { version: '1.2.3' }, 'node_modules/a/node_modules/b': { version: '2.0.0' } }

it('is content with what package-lock.json asks for, less what is for other platforms', () => {
  expect(whyInstall(project(same))).toBeUndefined()
})

it('installs into an empty folder, and after an install that was cut short', () => {
  expect(whyInstall(project())).toBe('the packages are not installed yet')
})

it('installs when a version is another or a package is missing', () => {
  expect(whyInstall(project({ ...same, 'node_modules/a': { version: '1.2.2' } }))).toContain('another a')
  expect(whyInstall(project({ 'node_modules/a': { version: '1.2.3' } }))).toContain('another b')
})

it('installs when an optional package is there in another version', () => {
  const installed = { ...same, 'node_modules/only-elsewhere': { version: '2.9.9' } }
  expect(whyInstall(project(installed))).toContain('another only-elsewhere')
})
