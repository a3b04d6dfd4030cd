import { z } from 'zod'
import { mean, median } from '../statistics/summary.ts'

/** How the grades of a panel become one. */
export const panelRule = z.enum(['mean', 'median', 'majority']).default('mean').meta({
  title: 'Panel',
  description: 'How the verdicts of several judges become one. majority: the most frequent, the mean where none is.',
})

/** One grade of several; null for none. */
export function combinePanel(scores: readonly number[], rule: z.infer<typeof panelRule>): number | null {
  if (rule === 'mean') return mean(scores)
  if (rule === 'median') return median(scores)
  const counts = Map.groupBy(scores, (score) => score)
  const most = Math.max(0, ...[...counts.values()].map(({ length }) => length))
  const winners = [...counts].filter(([, { length }]) => length === most)
  return winners.length === 1 ? (winners[0]?.[0] ?? null) : mean(scores)
}
