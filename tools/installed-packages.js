import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * @typedef {{ version?: string, optional?: boolean, devOptional?: boolean, link?: boolean }} LockedPackage
 */

/**
 * Why the packages must be installed, in a few words; undefined when what lies in node_modules is what
 * package-lock.json asks for. npm writes `node_modules/.package-lock.json` last, so an install that was cut short
 * counts as missing. Optional packages of other platforms are never there and are not looked for.
 * @param {string} root
 * @returns {string | undefined}
 */
export function whyInstall(root) {
  const record = join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(record)) return 'the packages are not installed yet'
  const wanted = readPackages(join(root, 'package-lock.json'))
  const present = readPackages(record)
  for (const [path, { version, optional, devOptional }] of Object.entries(wanted)) {
    if (path === '' || ((optional || devOptional) && !present[path])) continue
    if (present[path]?.version !== version)
      return `package-lock.json asks for another ${path.replace(/^.*node_modules\//, '')}`
  }
  return undefined
}

/**
 * @param {string} file
 * @returns {Record<string, LockedPackage>}
 */
function readPackages(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages ?? {}
}
