#!/usr/bin/env node
/**
 * The command `assay`: finds Node 24 and runs the built command line, or its sources where they are newer.
 * Runs on Node 20 and uses nothing that is not part of Node.
 */
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { isBuildFresh } from '../tools/build-freshness.js'
import { findNode, neededNode, projectEnvironment } from '../tools/find-node.js'
import { openProgram } from '../tools/open-program.js'
import { root } from '../tools/project.js'

const entry = isBuildFresh(root) ? join(root, 'out', 'main', 'cli.js') : join(root, 'src', 'cli', 'index.ts')
const args = process.argv.slice(2)
try {
  if (Number(process.versions.node.split('.')[0]) >= neededNode) {
    process.argv = [process.execPath, entry, ...args]
    await import(pathToFileURL(entry).href)
  } else {
    const options = { cwd: process.cwd(), env: projectEnvironment(root) }
    const { code } = await openProgram(findNode(root), [entry, ...args], options)
    process.exitCode = code
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}
