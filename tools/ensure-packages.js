import { spawnSync } from 'node:child_process'
import { delimiter, join, resolve } from 'node:path'
import { whyInstall } from './installed-packages.js'
import { say } from './project.js'

/**
 * Installs the packages of package-lock.json when they are missing or others than it asks for.
 * Throws an Error of one sentence when npm fails.
 * @param {string} root
 */
export function ensurePackages(root) {
  const reason = whyInstall(root)
  if (!reason) return
  say(`installing packages, because ${reason} (a few hundred MB, once)`)
  const { status, error } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: withoutProjectPrograms(root),
    shell: process.platform === 'win32',
  })
  if (error) throw new Error(`npm could not be started (${error.message}): install Node 20 or newer with npm.`)
  if (status !== 0) {
    throw new Error(
      'The packages could not be installed (npm ci failed, its words are above): check the network and try again.',
    )
  }
}

/**
 * npm deletes node_modules before it installs, so it must not itself run on the Node that lies in there.
 * @param {string} root
 */
function withoutProjectPrograms(root) {
  const inside = resolve(join(root, 'node_modules'))
  const path = (process.env.PATH ?? '').split(delimiter).filter((folder) => !resolve(folder).startsWith(inside))
  return { ...process.env, PATH: path.join(delimiter) }
}
