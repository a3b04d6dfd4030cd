import type { RunProgress } from '../contract/experiments.ts'
import type { CliContext } from './cli-context.ts'

const pollMs = 150

/** Follows a run until it is over or stands still. Ctrl+C pauses it and says how to go on. */
export async function watchRun({ client, output, signal }: CliContext, runId: string): Promise<RunProgress> {
  for (;;) {
    const progress = await client.runs.progress({ runId })
    if (progress.status !== 'running' && progress.status !== 'pending') return progress
    output.progress(formatProgress(progress))
    if (signal.aborted) {
      output.remark('Pausing as soon as the answers under way are there; Ctrl+C once more stops at once.')
      return client.runs.pause({ runId })
    }
    await new Promise((resolve) => setTimeout(resolve, pollMs))
  }
}

function formatProgress({ done, failed, total, cached, cellsPerSecond }: RunProgress): string {
  const finished = done + failed
  const percent = total === 0 ? 100 : Math.floor((finished / total) * 100)
  const left = cellsPerSecond ? ` · ${Math.ceil((total - finished) / cellsPerSecond)} s left` : ''
  const extras = [failed > 0 ? ` · ${failed} failed` : '', cached > 0 ? ` · ${cached} from the cache` : ''].join('')
  return `${percent}% · ${finished} of ${total} cells${extras}${left}`
}
