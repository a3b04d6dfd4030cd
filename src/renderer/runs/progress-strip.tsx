import type { RunProgress } from '../../contract/experiments.ts'
import { formatCount } from '../format/format-number.ts'
import { progressFigures } from './progress-figures.ts'
import styles from './progress-strip.module.css'
import { RunStatus } from './run-status.tsx'

/** How far a run is: a thin bar, and what it has done, cost and still needs. */
export function ProgressStrip({ progress }: { progress: RunProgress }) {
  const { status, total, done, failed } = progress
  return (
    <section className={styles.strip} aria-label="Progress of the run">
      <div
        className={styles.bar}
        data-status={status}
        role="progressbar"
        aria-label="Finished cells"
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={done + failed}
      >
        <i className={styles.done} style={{ width: `${share(done, total)}%` }} />
        <i className={styles.failed} style={{ width: `${share(failed, total)}%` }} />
      </div>
      <p className={styles.figures}>
        <RunStatus status={status} />
        {progressFigures(progress).map(({ id, text }) => (
          <span key={id}>{text}</span>
        ))}
        {failed > 0 ? <span className={styles.failedWord}>{formatCount(failed)} failed</span> : null}
      </p>
    </section>
  )
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : (part / whole) * 100
}
