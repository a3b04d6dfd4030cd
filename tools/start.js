/**
 * `npm start`: installs what is missing, builds what is old, opens the app. Where Electron cannot open a window the
 * same app is served to a browser. `npm start -- --workspace DIR` and other arguments are passed on; `--web` asks for
 * the browser. Runs on Node 20 and uses nothing that is not part of Node.
 */
import { join } from 'node:path'
import { ensureBuild } from './ensure-build.js'
import { ensurePackages } from './ensure-packages.js'
import { findElectron } from './find-electron.js'
import { findNode, projectEnvironment } from './find-node.js'
import { openProgram } from './open-program.js'
import { root, say } from './project.js'

const failedAtOnceMs = 10_000

try {
  process.exitCode = await start(process.argv.slice(2))
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}

/** @param {string[]} args */
async function start(args) {
  ensurePackages(root)
  await ensureBuild(root)
  const rest = args.filter((argument) => argument !== '--web')
  if (rest.length !== args.length) return serve(rest)
  const electron = findElectron(root)
  if ('missing' in electron) {
    say(`${electron.missing}, so the app is served to your browser instead.`)
    return serve(rest)
  }
  const { code, wasStopped, ms } = await openProgram(electron.binary, [root, ...rest], {
    cwd: process.cwd(),
    env: projectEnvironment(root),
  })
  if (code === 0 || wasStopped || ms > failedAtOnceMs) return code
  say(`Electron stopped at once (code ${code}), so the app is served to your browser instead.`)
  return serve(rest)
}

/** @param {string[]} args */
async function serve(args) {
  const file = join(root, 'out', 'main', 'cli.js')
  const options = { cwd: process.cwd(), env: projectEnvironment(root) }
  const { code } = await openProgram(findNode(root), [file, 'serve', ...args], options)
  return code
}
