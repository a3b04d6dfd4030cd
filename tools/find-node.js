import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** The major version of Node that the product runs on. */
export const neededNode = 24

/**
 * The Node that runs everything: the one installed in node_modules, else the running one where it is new enough.
 * Throws an Error of one sentence when there is none.
 * @param {string} root
 */
export function findNode(root) {
  const installed = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  if (existsSync(installed)) return installed
  if (Number(process.versions.node.split('.')[0]) >= neededNode) return process.execPath
  throw new Error(`Node ${neededNode} is not there (${installed} is missing): delete node_modules and try again.`)
}

/**
 * The environment in which that Node and the project's programs come first.
 * @param {string} root
 */
export function projectEnvironment(root) {
  const first = [join(root, 'node_modules', '.bin'), join(root, 'node_modules', 'node', 'bin')]
  return { ...process.env, PATH: [...first, process.env.PATH ?? ''].join(delimiter) }
}
