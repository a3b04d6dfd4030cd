import type { ExperimentSummary } from '../../contract/experiments.ts'
import { useLiveRunProgress } from '../connection/run-progress-store.ts'
import { formatCount, formatQuantity } from '../format/format-number.ts'
import { verdictWord } from '../runs/verdict/verdict-word.ts'
import styles from './experiment-detail-line.module.css'

/** An experiment in a line: its verdict in a word or how far its run is, and its size. */
export function ExperimentDetailLine({ experiment }: { experiment: ExperimentSummary }) {
  const { variantCount, rowCount } = experiment
  return (
    <>
      <State experiment={experiment} />
      <span title={`${formatQuantity(variantCount, 'variant')} on ${formatQuantity(rowCount, 'row')}`}>
        {` · ${formatCount(variantCount)} × ${formatQuantity(rowCount, 'row')}`}
      </span>
    </>
  )
}

function State({ experiment: { lastRunId, lastRunStatus, verdict } }: { experiment: ExperimentSummary }) {
  const live = useLiveRunProgress(lastRunId ?? undefined)
  const status = live?.status ?? lastRunStatus
  if (status === null) return <span>Not run yet</span>
  if (status === 'running') {
    const share =
      live && live.total > 0 ? ` ${formatCount(Math.floor(((live.done + live.failed) / live.total) * 100))}%` : ''
    return <span className={styles.running}>Running{share}</span>
  }
  if (status === 'paused') return <span className={styles.paused}>Paused</span>
  if (verdict !== null) {
    const { word, isClear } = verdictWord(verdict)
    return <span className={isClear ? styles.clear : undefined}>{word}</span>
  }
  return <span>{status === 'cancelled' ? 'Cancelled' : 'Done'}</span>
}
