import { spawn } from 'node:child_process'
import { constants } from 'node:os'

/**
 * Runs a program in the foreground as if it had been typed: its streams are ours, signals are passed on, and the
 * answer is the exit code that we should end with (128 + the signal's number after a signal), with how long it ran.
 * @param {string} file
 * @param {string[]} args
 * @param {{ cwd: string, env: NodeJS.ProcessEnv }} options
 * @returns {Promise<{ code: number, signal?: NodeJS.Signals, wasStopped: boolean, ms: number }>}
 */
export function openProgram(file, args, options) {
  return new Promise((resolve, reject) => {
    const startedAt = Date.now()
    const child = spawn(file, args, { ...options, stdio: 'inherit' })
    let wasStopped = false
    /** @type {[NodeJS.Signals, () => void][]} */
    const listeners = /** @type {NodeJS.Signals[]} */ (['SIGINT', 'SIGTERM', 'SIGHUP']).map((signal) => [
      signal,
      () => {
        wasStopped = true
        // Ctrl+C in a terminal reaches the child by itself, and a second one would mean "at once".
        if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal)
      },
    ])
    for (const [signal, listener] of listeners) process.on(signal, listener)
    const forget = () => listeners.forEach(([signal, listener]) => process.off(signal, listener))
    child.once('error', (error) => {
      forget()
      reject(error)
    })
    child.once('exit', (code, signal) => {
      forget()
      const number = signal ? constants.signals[signal] : 0
      resolve({ code: code ?? 128 + number, signal: signal ?? undefined, wasStopped, ms: Date.now() - startedAt })
    })
  })
}
