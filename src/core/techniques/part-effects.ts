import type { Comparison } from '../statistics/comparison.ts'

/** What one part of a prompt does to its score, from a run of the prompt with and without it. */
export interface PartEffect {
  part: string
  variant: number
  /** Score with the part less the score without it, in the metric's unit; above 0 the part helps. Null where it is unknown. */
  effect: number | null
  /** Null where there are too few rows. */
  interval: { low: number; high: number } | null
  /** Tokens of the prompt that the part takes, on average; null where they were not counted. */
  tokens: number | null
  comparison: Comparison
}

/** What of a run's report is needed. */
interface AblationReport {
  variants: readonly { name: string }[]
  usage: readonly { variant: number; promptTokensMean: number | null }[]
  comparisons: readonly { metric: number; a: number; b: number; comparison: Comparison }[]
}

const prefix = 'without '

/** Whether a run left parts of a prompt out in turn: by the names that its variants were given. */
function isAblation({ variants: [whole, ...others] }: Pick<AblationReport, 'variants'>): boolean {
  return whole !== undefined && others.length > 0 && others.every(({ name }) => name.startsWith(prefix))
}

/** The effect of every part on the first metric, in the order of the prompt; none for a run that is no ablation. */
export function partEffects(report: AblationReport): PartEffect[] {
  if (!isAblation(report)) return []
  const tokensOf = (variant: number) =>
    report.usage.find((usage) => usage.variant === variant)?.promptTokensMean ?? null
  const all = tokensOf(0)
  return report.comparisons
    .filter(({ metric, a }) => metric === 0 && a === 0)
    .toSorted((left, right) => left.b - right.b)
    .map(({ b: variant, comparison }) => {
      const { difference, interval, lowerIsBetter } = comparison
      const without = tokensOf(variant)
      return {
        part: (report.variants[variant]?.name ?? '').slice(prefix.length),
        variant,
        effect: difference === null ? null : lowerIsBetter ? difference : 0 - difference,
        interval:
          interval &&
          (lowerIsBetter ? { low: interval.low, high: interval.high } : { low: -interval.high, high: -interval.low }),
        tokens: all === null || without === null ? null : all - without,
        comparison,
      }
    })
}
