import { z } from 'zod'
import type { Agreed, PackOutline } from '../../formats/pack/pack-outline.ts'
import type { SettingsStore } from '../../storage/settings-store.ts'

const name = 'packs-agreed'
const schema = z.object({ datasets: z.record(z.string(), z.string()), experiments: z.record(z.string(), z.string()) })

/**
 * What this workspace and its packs last had in common. Datasets and experiments carry no history of their own, so
 * this is what tells a change that was made here from one that came with a pack.
 */
export function readAgreed(settings: SettingsStore): Agreed {
  return settings.get(name, schema) ?? { datasets: {}, experiments: {} }
}

/** Remembers what a pack and this workspace have in common from now on. */
export function rememberAgreed(
  settings: SettingsStore,
  { datasets, experiments }: Pick<PackOutline, 'datasets' | 'experiments'>,
): void {
  const before = readAgreed(settings)
  settings.set(name, {
    datasets: {
      ...before.datasets,
      ...Object.fromEntries(datasets.filter(({ isNewest }) => isNewest).map((dataset) => [dataset.name, dataset.id])),
    },
    experiments: {
      ...before.experiments,
      ...Object.fromEntries(experiments.map((experiment) => [experiment.name, experiment.fingerprint])),
    },
  })
}
