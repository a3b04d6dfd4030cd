import { Tooltip } from '@mantine/core'
import { formatScore } from '../format/format-score.ts'
import styles from './score-mark.module.css'

/** A cell's score: a tick or a cross for pass/fail, a figure otherwise, a dash with the reason when unscored. */
export function ScoreMark({
  value,
  scale,
  reason,
}: {
  value: number | null
  scale: 'pass-fail' | 'number'
  reason?: string | null
}) {
  if (value === null) {
    return (
      <Tooltip label={reason ?? 'Not scored'}>
        <span className={styles.none} role="img" aria-label={reason ? `unscored: ${reason}` : 'unscored'}>
          –
        </span>
      </Tooltip>
    )
  }
  if (scale === 'number') return <span className={styles.figure}>{formatScore(value, scale)}</span>
  const passed = value > 0
  return (
    <span className={passed ? styles.pass : styles.fail} role="img" aria-label={passed ? 'pass' : 'fail'}>
      {passed ? '✓' : '✕'}
    </span>
  )
}
