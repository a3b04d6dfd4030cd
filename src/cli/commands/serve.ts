import { createInterface } from 'node:readline'
import { startWebHost } from '../../web/web-host.ts'
import type { Router } from '@orpc/server'
import type { CliContext, ExitCode } from '../cli-context.ts'

/** `assay serve`: the window for a browser on this machine, until Ctrl+C. Enter prints a new link. */
export async function serveCommand(
  { output, rendererDirectory, signal }: CliContext,
  router: Router<Record<never, never>, Record<never, never>>,
  { port }: { port: number },
): Promise<ExitCode> {
  const host = await startWebHost({ router, rendererDirectory, port })
  const sayLink = () => {
    const url = host.createLink()
    output.print({ url, port: host.port }, () => `Assay is at ${url}`)
  }
  sayLink()
  output.remark('The link opens one browser. Press Enter for another one, Ctrl+C to stop.')
  const lines = createInterface({ input: process.stdin }).on('line', sayLink)
  await new Promise((resolve) => {
    if (signal.aborted) resolve(undefined)
    signal.addEventListener('abort', resolve, { once: true })
  })
  lines.close()
  await host.close()
  return 0
}
