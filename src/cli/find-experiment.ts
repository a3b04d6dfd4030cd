import type { ExperimentDetail } from '../contract/experiments.ts'
import { AssayError } from '../core/errors.ts'
import { suggestion } from '../core/text/nearest-name.ts'
import type { Client } from './cli-context.ts'

/** An experiment of the workspace by its name. Throws `not-found`, with the nearest name. */
export async function findExperiment(client: Client, name: string): Promise<ExperimentDetail> {
  const experiments = await client.experiments.list({})
  const found = experiments.find((experiment) => experiment.name === name)
  if (found) return client.experiments.get({ experimentId: found.id })
  const names = experiments.map((experiment) => experiment.name)
  const mend = suggestion(name, names) ?? 'name an experiment of the workspace, or a file'
  throw new AssayError('not-found', { what: 'experiment', id: name, mend })
}
