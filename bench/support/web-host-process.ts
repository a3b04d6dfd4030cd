import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

export interface WebHostProcess {
  /** The link with its token. */
  url: string
  stop(): Promise<void>
}

/** Starts `assay serve` on a free port, as a person would, and waits for its link. */
export async function startWebHostProcess(directory: string): Promise<WebHostProcess> {
  const entry = fileURLToPath(new URL('../../bin/assay.js', import.meta.url))
  const host = spawn(process.execPath, [entry, 'serve', '--port', '0', '--workspace', directory], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  for await (const line of createInterface({ input: host.stdout })) {
    const [url] = /http:\/\/127\.0\.0\.1:\d+\/\?token=\S+/.exec(line) ?? []
    if (url === undefined) continue
    return {
      url,
      async stop() {
        host.kill('SIGTERM')
        await once(host, 'exit')
      },
    }
  }
  throw new Error('assay serve ended without a link')
}
