import type { Imported } from './imported.ts'
import { folderOf, uniqueNames } from './unique-names.ts'

/** Puts the contents of several files together: names that two of them use are told apart, and losses name their file. */
export function mergeImported(units: readonly { imported: Imported; path: string }[]): Imported {
  const promptName = uniqueNames()
  const datasetName = uniqueNames()
  const experimentName = uniqueNames()
  const merged: Imported = { prompts: [], datasets: [], experiments: [], losses: [] }
  const taken = new Set<string>()
  for (const { imported, path } of units) {
    const folder = folderOf(path).split('/').at(-1) ?? ''
    // A name that says where it comes from, where the plain one is taken.
    const wish = (name: string) => (taken.has(name) && folder !== '' ? `${folder} ${name}` : name)
    const rename = (names: readonly string[], give: (wish: string) => string) =>
      new Map(names.map((name) => [name, give(wish(name))]))
    const prompts = rename(
      imported.prompts.map(({ name }) => name),
      promptName,
    )
    const datasets = rename(
      imported.datasets.map(({ name }) => name),
      datasetName,
    )
    merged.prompts.push(
      ...imported.prompts.map((prompt) => ({ ...prompt, name: prompts.get(prompt.name) ?? prompt.name })),
    )
    merged.datasets.push(
      ...imported.datasets.map((dataset) => ({ ...dataset, name: datasets.get(dataset.name) ?? dataset.name })),
    )
    merged.experiments.push(
      ...imported.experiments.map((experiment) => ({
        ...experiment,
        name: experimentName(wish(experiment.name)),
        dataset: datasets.get(experiment.dataset) ?? experiment.dataset,
        variants: experiment.variants.map((variant) => ({
          ...variant,
          prompt: prompts.get(variant.prompt) ?? variant.prompt,
        })),
      })),
    )
    merged.losses.push(
      ...imported.losses.map((loss) => ({
        ...loss,
        where: loss.where.startsWith(path) ? loss.where : `${path}: ${loss.where}`,
      })),
    )
    for (const { name } of [...imported.prompts, ...imported.datasets, ...imported.experiments]) taken.add(name)
  }
  return merged
}
