import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export interface CliResult {
  code: number | null
  out: string
  err: string
}

export interface RunCliOptions {
  environment?: Record<string, string>
  /** Called when the process has begun, with the means to send it signals. */
  onStart?: (kill: (signal: NodeJS.Signals) => void) => void
  onError?: (text: string) => void
  /** Nobody reads what it prints, as at the end of `| head`. */
  isUnread?: boolean
}

const entry = fileURLToPath(new URL('../../../bin/assay.js', import.meta.url))

/** Runs `assay` as a process of its own, as a person or a script would. */
export function runCli(args: readonly string[], options: RunCliOptions = {}): Promise<CliResult> {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, ...options.environment }
    const child = spawn(process.execPath, [entry, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] })
    const result: CliResult = { code: null, out: '', err: '' }
    if (options.isUnread) child.stdout.destroy()
    else child.stdout.setEncoding('utf8').on('data', (text: string) => (result.out += text))
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      result.err += text
      options.onError?.(text)
    })
    child.on('error', reject)
    child.on('close', (code) => resolve({ ...result, code }))
    options.onStart?.((signal) => child.kill(signal))
  })
}
