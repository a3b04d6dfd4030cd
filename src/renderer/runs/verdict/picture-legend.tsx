import type { Comparison } from '../../../core/statistics/comparison.ts'
import { formatPercent, formatShort } from '../../../core/statistics/format-figures.ts'
import styles from './verdict-panel.module.css'

/** Says what the marks of the difference's picture are. */
export function PictureLegend({ comparison: { scale, interval, level, margin } }: { comparison: Comparison }) {
  if (interval === null) return <p className={styles.legend}>There are too few rows for an interval.</p>
  const size = scale === 'pass-fail' ? `${formatShort(margin * 100)} points` : formatShort(margin)
  return (
    <p className={styles.legend}>
      {formatPercent(level)} interval of the difference
      {margin > 0 ? `; the grey band, ±${size}, is the margin` : ''}
    </p>
  )
}
