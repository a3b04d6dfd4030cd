import { spawn } from 'node:child_process'
import { findNode, projectEnvironment } from './find-node.js'

/**
 * How a program ended. `timedOut` means that it was stopped because it took too long.
 * @typedef {{ code: number, signal?: string, timedOut: boolean, ms: number }} Ending
 */

/**
 * Runs a JavaScript file with the project's Node, its output shown, and waits for its end.
 * @param {string} root
 * @param {string[]} args the file and its arguments
 * @param {{ limitMs?: number, env?: Record<string, string> }} [options]
 * @returns {Promise<Ending>}
 */
export function runProgram(root, args, { limitMs, env = {} } = {}) {
  return new Promise((resolve, reject) => {
    const startedAt = Date.now()
    const child = spawn(findNode(root), args, {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...projectEnvironment(root), ...env },
    })
    let timedOut = false
    const stop = () => {
      timedOut = true
      // As Ctrl+C does: the programs then end what they started and write their reports.
      child.kill('SIGINT')
      setTimeout(() => child.kill('SIGKILL'), 15_000).unref()
    }
    const timer = limitMs === undefined ? undefined : setTimeout(stop, limitMs)
    child.once('error', reject)
    child.once('exit', (code, signal) => {
      clearTimeout(timer)
      resolve({ code: code ?? 1, signal: signal ?? undefined, timedOut, ms: Date.now() - startedAt })
    })
  })
}
