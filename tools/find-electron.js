import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { findNode, projectEnvironment } from './find-node.js'
import { say } from './project.js'

const fetchLimitMs = 60_000

/**
 * Where Electron's binary is, or why the window cannot be opened, in a few words.
 * @typedef {{ binary: string } | { missing: string }} ElectronAnswer
 */

/**
 * Finds Electron's binary and fetches it where it is absent: once for each version of Electron, with a short limit,
 * because some networks refuse it and people should not wait for that again.
 * @param {string} root
 * @param {{ platform?: string, environment?: Record<string, string | undefined>, isRoot?: boolean }} [machine]
 * @returns {ElectronAnswer}
 */
export function findElectron(root, machine = {}) {
  const { platform = process.platform, environment = process.env, isRoot = process.getuid?.() === 0 } = machine
  if (!hasDisplay(platform, environment)) return { missing: 'There is no display' }
  if (platform === 'linux' && isRoot) return { missing: 'Electron does not run as root' }
  const present = electronBinary(root, environment)
  if (present) return { binary: present }
  const folder = join(root, 'node_modules', 'electron')
  const failure = join(root, '.cache', 'electron-fetch-failed')
  const version = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version
  const retry = 'to try again: npx install-electron'
  if (existsSync(failure) && readFileSync(failure, 'utf8').trim() === version) {
    return { missing: `Electron's binary could not be fetched (${retry})` }
  }
  say(`fetching Electron ${version} (about 110 MB, at most ${fetchLimitMs / 1000} s)`)
  const { status } = spawnSync(findNode(root), [join(folder, 'install.js')], {
    cwd: root,
    stdio: 'ignore',
    env: projectEnvironment(root),
    timeout: fetchLimitMs,
    killSignal: 'SIGKILL',
  })
  const fetched = status === 0 ? electronBinary(root, environment) : undefined
  if (fetched) return { binary: fetched }
  mkdirSync(join(root, '.cache'), { recursive: true })
  writeFileSync(failure, `${version}\n`)
  return { missing: `Electron's binary could not be fetched (${retry})` }
}

/**
 * Where Electron's binary is; undefined where it has not been fetched.
 * @param {string} root
 * @param {Record<string, string | undefined>} environment
 * @returns {string | undefined}
 */
export function electronBinary(root, environment) {
  const folder = join(root, 'node_modules', 'electron')
  const named = join(folder, 'path.txt')
  const relative = existsSync(named) ? readFileSync(named, 'utf8') : 'electron'
  const binary = join(environment.ELECTRON_OVERRIDE_DIST_PATH || join(folder, 'dist'), relative)
  return existsSync(binary) ? binary : undefined
}

/**
 * True where a window can be shown: on Linux that takes an X11 or a Wayland display.
 * @param {string} platform
 * @param {Record<string, string | undefined>} environment
 */
export function hasDisplay(platform, environment) {
  return platform !== 'linux' || Boolean(environment.DISPLAY || environment.WAYLAND_DISPLAY)
}
