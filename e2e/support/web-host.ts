import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'

const root = path.resolve(import.meta.dirname, '../..')

/** `assay serve` as a process of its own. */
export interface WebHost {
  /** The address without a token; links that open a browser session come from `newLink`. */
  origin: string
  /** A link that opens one browser session. */
  newLink(): Promise<string>
  /** Ends it as Ctrl+C does. */
  stop(): Promise<void>
  /** Ends it at once, as a crash does. */
  kill(): Promise<void>
  /** What it said on stderr. */
  readonly log: string
}

/** Starts the web host on a workspace folder and waits until it tells its link. */
export async function startWebHost(
  workspace: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<WebHost> {
  const child = spawn(
    process.execPath,
    [path.join(root, 'bin/assay.js'), 'serve', '--port', '0', '--workspace', workspace],
    {
      cwd: root,
      env: { ...process.env, ...environment },
      stdio: ['pipe', 'pipe', 'pipe'],
    },
  )
  const ended = once(child, 'exit')
  const links: string[] = []
  const waiting: ((link: string) => void)[] = []
  let log = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (log += text))
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    for (const [link] of text.matchAll(/http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]+/gu)) {
      const next = waiting.shift()
      if (next) next(link)
      else links.push(link)
    }
  })
  const takeLink = (): Promise<string> => {
    const known = links.shift()
    if (known !== undefined) return Promise.resolve(known)
    const link = new Promise<string>((resolve) => waiting.push(resolve))
    return Promise.race([link, ended.then(() => Promise.reject(new Error(`assay serve ended: ${log}`)))])
  }
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal)
    await ended
  }

  const first = await takeLink()
  links.push(first)
  return {
    origin: new URL(first).origin,
    newLink() {
      // The host prints a new link for every line; the first one is still there to be used.
      if (links.length === 0) child.stdin.write('\n')
      return takeLink()
    },
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
    get log() {
      return log
    },
  }
}
