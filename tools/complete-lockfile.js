/**
 * `npm run lock`: names the packages for other platforms that package-lock.json has lost. npm leaves out those that it
 * cannot find where it looks, and `npm ci` then refuses the whole file, on every machine. Which system and processor
 * such a package is for is in its name (`binding-linux-arm64-musl`); its version is the exact one that is asked for.
 * Run it after `npm install`; tools/lockfile.test.ts says when it is needed.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './project.js'

/**
 * @typedef {{ version: string, dev?: boolean, dependencies?: Record<string, string>,
 *   optionalDependencies?: Record<string, string>, [field: string]: unknown }} LockedPackage
 */

/** @type {Record<string, string>} */
const systems = {
  android: 'android',
  darwin: 'darwin',
  freebsd: 'freebsd',
  linux: 'linux',
  mac: 'darwin',
  openharmony: 'openharmony',
  win: 'win32',
  win32: 'win32',
}

const file = join(root, 'package-lock.json')
const lock = JSON.parse(readFileSync(file, 'utf8'))
/** @type {Record<string, LockedPackage>} */
const packages = lock.packages
for (const needing of Object.values(packages)) {
  for (const [name, version] of Object.entries(needing.optionalDependencies ?? {})) {
    const isKnown = Object.keys(packages).some((place) => place.endsWith(`node_modules/${name}`))
    const entry = isKnown ? undefined : platformPackage(name, version, needing.dev)
    if (!entry) continue
    packages[`node_modules/${name}`] = entry
    console.log(`${name} ${version}`)
  }
}
lock.packages = Object.fromEntries(Object.entries(packages).sort(([a], [b]) => a.localeCompare(b, 'en')))
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)

/**
 * @param {string} name
 * @param {string} version
 * @param {boolean} [dev]
 * @returns {LockedPackage | undefined} undefined for a package that is not one platform's, or has no exact version
 */
function platformPackage(name, version, dev) {
  const [system = '', processor = '', ...rest] = (name.split('/')[1] ?? '').replace(/^binding-/, '').split('-')
  const os = systems[system]
  if (os === undefined || !/^\d+\.\d+\.\d+$/.test(version)) return undefined
  const library = os === 'linux' ? rest.find((word) => /^(gnu|musl)/.test(word)) : undefined
  return {
    version,
    cpu: [processor],
    ...(dev && { dev }),
    ...(library !== undefined && { libc: [library.startsWith('musl') ? 'musl' : 'glibc'] }),
    optional: true,
    os: [os],
  }
}
