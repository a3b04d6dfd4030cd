import { createRandom, hashSeed } from '../statistics/random.ts'
import type { ExperimentSpec } from './experiment-spec.ts'

/**
 * The positions of a run's rows in the order in which it visits them. A run that may stop early visits them in an order
 * drawn by its seed: files are often sorted, by topic or by difficulty, and the rows seen by then must stand for the rest.
 */
export function rowOrder(
  { seed, stop }: Pick<ExperimentSpec, 'seed' | 'stop'>,
  positions: readonly number[],
): readonly number[] {
  return stop === undefined ? positions : createRandom(hashSeed('row order', seed)).shuffle(positions)
}
