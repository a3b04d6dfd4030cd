import type { PackSummary } from '../../contract/packs.ts'
import type { Pack, PackFiles } from '../../formats/pack/pack.ts'

/** A pack in figures. */
export function summarisePack(pack: Pack, files: PackFiles): PackSummary {
  const { name, description, createdBy, prompts, datasets, experiments } = pack
  let bytes = 0
  for (const file of files.values()) bytes += file.length
  return {
    name,
    description,
    createdBy,
    prompts: prompts.length,
    versions: prompts.reduce((sum, { versions }) => sum + versions.length, 0),
    datasets: datasets.length,
    experiments: experiments.length,
    files: files.size,
    bytes,
  }
}
