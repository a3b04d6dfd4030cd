import { AssayError } from '../core/errors.ts'
import type { Client } from './cli-context.ts'

const searched = 200

/** The id of a run: `last`, or the beginning of an id. Throws `not-found`, and `bad-input` for a beginning that fits several. */
export async function findRun(client: Client, reference: string): Promise<string> {
  const { runs } = await client.runs.list({ limit: searched })
  if (reference === 'last') {
    const [last] = runs
    if (!last) throw new AssayError('not-found', { what: 'run', id: 'last', mend: 'start one with assay run FILE' })
    return last.id
  }
  const fitting = runs.filter((run) => run.id.startsWith(reference))
  if (fitting.length > 1)
    throw new AssayError('bad-input', {
      what: `"${reference}" fits ${fitting.length} runs`,
      mend: 'write more of the id',
    })
  // An id beyond the newest runs has to be written in full.
  return fitting[0]?.id ?? (await client.runs.get({ runId: reference })).id
}
