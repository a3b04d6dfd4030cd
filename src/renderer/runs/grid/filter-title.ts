import type { GridFilter } from '../../../contract/run-grid.ts'
import { variantLetter } from '../../../core/experiments/experiment-spec.ts'

/** What a filter is called where `pair` is looked at by a metric of this scale. */
export function filterTitle(
  filter: GridFilter,
  {
    scale,
    pair,
    variantCount,
  }: { scale: 'pass-fail' | 'number'; pair: { a: number; b: number }; variantCount: number },
): string {
  const [a, b] = [variantLetter(pair.a), variantLetter(pair.b)]
  const better = (one: string, other: string): string =>
    scale === 'pass-fail' ? `${one} right, ${other} wrong` : `${one} higher than ${other}`
  const titles: Record<GridFilter, string> = {
    'all': 'All rows',
    'disagree': variantCount === 2 ? 'Only where A and B differ' : 'Only where variants differ',
    'failed': 'Failed',
    'unscored': 'Unscored',
    'a-better': better(a, b),
    'b-better': better(b, a),
  }
  return titles[filter]
}
