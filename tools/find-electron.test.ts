import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, it, vi } from 'vitest'
import { findElectron } from './find-electron.js'

const display = { platform: 'linux', environment: { DISPLAY: ':0' }, isRoot: false }

/** A project whose Electron package does `install` when it is asked to fetch its binary. */
function project(install: string) {
  vi.spyOn(console, 'log').mockReturnValue(undefined)
  const folder = mkdtempSync(path.join(tmpdir(), 'assay-electron-'))
  const electron = path.join(folder, 'node_modules', 'electron')
  mkdirSync(electron, { recursive: true })
  writeFileSync(path.join(electron, 'package.json'), JSON.stringify({ version: '45.0.0' }))
  writeFileSync(path.join(electron, 'install.js'), `require('fs').appendFileSync('tries', 'x');${install}`)
  return folder
}
const succeed = `
  require('fs').mkdirSync(__dirname + '/dist')
  require('fs').writeFileSync(__dirname + '/dist/electron', '')
  require('fs').writeFileSync(__dirname + '/path.txt', 'electron')`

it('fetches the binary once and finds it from then on', () => {
  const folder = project(succeed)
  const binary = path.join(folder, 'node_modules', 'electron', 'dist', 'electron')
  expect(findElectron(folder, display)).toEqual({ binary })
  expect(findElectron(folder, display)).toEqual({ binary })
  expect(readFileSync(path.join(folder, 'tries'), 'utf8')).toBe('x')
})

it('tries once only where the network refuses it', () => {
  const folder = project('process.exit(1)')
  const answer = { missing: "Electron's binary could not be fetched (to try again: npx install-electron)" }
  expect(findElectron(folder, display)).toEqual(answer)
  expect(findElectron(folder, display)).toEqual(answer)
  expect(readFileSync(path.join(folder, 'tries'), 'utf8')).toBe('x')
})

it('does not fetch anything where it could not open a window', () => {
  const folder = project(succeed)
  expect(findElectron(folder, { ...display, environment: {} })).toEqual({ missing: 'There is no display' })
  expect(findElectron(folder, { ...display, isRoot: true })).toEqual({ missing: 'Electron does not run as root' })
  expect(existsSync(path.join(folder, 'tries'))).toBe(false)
})
