import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export interface CliResult {
  code: number | null
  out: string
  err: string
}

const entry = fileURLToPath(new URL('../../../bin/assay.js', import.meta.url))

/** Runs `assay` as a process of its own, as a person or a script would. */
export function runCli(args: readonly string[], options: { environment?: Record<string, string>; onError?: (text: string, kill: (signal: NodeJS.Signals) => void) => void } = {}): Promise<CliResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [entry, ...args], { env: { ...process.env, ...options.environment }, stdio: ['ignore', 'pipe', 'pipe'] })
    const result: CliResult = { code: null, out: '', err: '' }
    child.stdout.setEncoding('utf8').on('data', (text: string) => (result.out += text))
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      result.err += text
      options.onError?.(text, (signal) => child.kill(signal))
    })
    child.on('error', reject)
    child.on('close', (code) => resolve({ ...result, code }))
  })
}
