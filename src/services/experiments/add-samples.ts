import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import type { ContractRouterClient } from '@orpc/contract'
import type { Contract } from '../../contract/contract.ts'
import { importExperimentFile } from './import-experiment-file.ts'

/**
 * Puts the sample experiments of `<resources>/samples` into a workspace, the last one first: what was changed last
 * heads a list, so a person meets them in the order of their file names. Returns their ids in that order.
 */
export async function addSamples(
  client: ContractRouterClient<Contract>,
  resourcesDirectory: string,
): Promise<string[]> {
  const directory = path.join(resourcesDirectory, 'samples')
  const names = (await readdir(directory))
    .filter((name) => name.endsWith('.yaml'))
    .toSorted()
    .toReversed()
  const ids: string[] = []
  for (const name of names) {
    const experiment = await importExperimentFile(client, {
      text: await readFile(path.join(directory, name), 'utf8'),
      fileName: name,
      readText: (relative) => readFile(path.join(directory, relative), 'utf8'),
    })
    ids.unshift(experiment.id)
  }
  return ids
}
