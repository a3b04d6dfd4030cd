import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * The JavaScript file of a package's program, to be run with Node: the same on every platform, unlike the links
 * in node_modules/.bin. `name` is the package's own last name unless its program is called otherwise.
 * @param {string} root
 * @param {string} packageName
 * @param {string} [name]
 */
export function programFile(root, packageName, name = packageName.split('/').at(-1) ?? packageName) {
  const folder = join(root, 'node_modules', packageName)
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  return join(folder, typeof bin === 'string' ? bin : bin[name])
}
