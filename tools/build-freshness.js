import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

const sources = ['src', 'electron.vite.config.ts', 'package.json', 'package-lock.json']

/**
 * True when `out/` holds a whole build that is newer than every source. The build leaves `out/built` behind, dated by
 * its start. Folders count as sources, so that deleting a file is noticed; tests do not.
 * @param {string} root
 */
export function isBuildFresh(root) {
  const stamp = join(root, 'out', 'built')
  if (!existsSync(stamp) || !existsSync(join(root, 'out', 'main', 'cli.js'))) return false
  const builtAt = statSync(stamp).mtimeMs
  return sources.every((source) => newestMs(join(root, source)) < builtAt)
}

/**
 * @param {string} path
 * @returns {number} the newest modification time in it, in milliseconds; 0 when it is not there
 */
function newestMs(path) {
  const status = statSync(path, { throwIfNoEntry: false })
  if (!status) return 0
  if (!status.isDirectory()) return status.mtimeMs
  const inside = readdirSync(path).filter((name) => !/\.test\.tsx?$/.test(name))
  return Math.max(status.mtimeMs, ...inside.map((name) => newestMs(join(path, name))))
}
