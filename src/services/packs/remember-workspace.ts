import type { Stores } from '../stores.ts'
import { rememberAgreed } from './agreed.ts'
import { outlineDataset, outlineExperiment } from './outline-workspace.ts'

/**
 * Takes every dataset and experiment of a workspace for something that packs have in common with it. For the samples:
 * each workspace begins with the same ones, so one that a pack has changed is a change and not a conflict.
 */
export function rememberWorkspace(stores: Pick<Stores, 'datasets' | 'experiments' | 'versions' | 'settings'>): void {
  const datasets = stores.datasets.list().map(({ name }) => outlineDataset(stores, name))
  const experiments = stores.experiments.list().map(({ name }) => outlineExperiment(stores, name))
  rememberAgreed(stores.settings, {
    datasets: datasets.filter((dataset) => dataset !== undefined),
    experiments: experiments.filter((experiment) => experiment !== undefined),
  })
}
