import type { RunReport } from '../../../contract/experiments.ts'
import { variantLetter } from '../../../core/experiments/experiment-spec.ts'
import type { CopiedTable } from '../../copy/table-text.ts'
import { formatDuration } from '../../format/format-duration.ts'
import { formatScore } from '../../format/format-score.ts'
import { costPhrase } from '../progress-figures.ts'

/** The figures of every variant and metric as a table to copy. */
export function figuresOf({ variants, metrics, scores, usage }: RunReport): CopiedTable {
  return {
    head: [
      'Variant',
      ...metrics.flatMap(({ title }) => [title, `${title}, 95% interval`]),
      'Tokens in',
      'Tokens out',
      'First token, median',
      'Total, median',
      'Cost',
      'Failed',
    ],
    rows: variants.map(({ name }, variant) => {
      const used = usage.find((one) => one.variant === variant)
      const rounded = (value: number | null | undefined): string =>
        value === null || value === undefined ? 'unknown' : value.toFixed(0)
      return [
        `${variantLetter(variant)} ${name}`,
        ...metrics.flatMap(({ scale }, metric) => {
          const score = scores.find((one) => one.variant === variant && one.metric === metric)
          const { mean = null, low = null, high = null } = score ?? {}
          const interval =
            low === null || high === null ? '' : `${formatScore(low, scale)} to ${formatScore(high, scale)}`
          return [mean === null ? 'unscored' : formatScore(mean, scale), interval]
        }),
        rounded(used?.promptTokensMean),
        rounded(used?.completionTokensMean),
        formatDuration(used?.firstTokenMsMedian),
        formatDuration(used?.totalMsMedian),
        used ? costPhrase(used) : 'unknown',
        String(used?.failed ?? 0),
      ]
    }),
  }
}
