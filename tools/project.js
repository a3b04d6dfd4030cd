import { fileURLToPath } from 'node:url'

/** The folder of the project: the one that holds package.json. */
export const root = fileURLToPath(new URL('..', import.meta.url))

/** Prints one short line that says what the tool does. */
export function say(/** @type {string} */ line) {
  console.log(`assay: ${line}`)
}
