import { isBuildFresh } from './build-freshness.js'
import { programFile } from './program-file.js'
import { say } from './project.js'
import { runProgram } from './run-program.js'

/**
 * Builds when the sources are newer than the build. Throws an Error of one sentence when the build fails.
 * @param {string} root
 */
export async function ensureBuild(root) {
  if (isBuildFresh(root)) return
  say('building (about a minute, after changes only)')
  const { code } = await runProgram(root, [programFile(root, 'electron-vite'), 'build', '--logLevel', 'warn'])
  if (code !== 0) throw new Error('The build failed, its words are above: mend what it names and try again.')
}
