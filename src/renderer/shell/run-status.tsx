import { Link } from '@tanstack/react-router'
import { useRunningRuns } from '../connection/run-progress-store.ts'
import { formatCount } from '../format/format-number.ts'
import styles from './status-bar.module.css'

/** Runs that are going on, each with a small bar that leads to it. */
export function RunStatus() {
  const runs = useRunningRuns()
  return runs.map(({ runId, done, failed, total }) => (
    <Link key={runId} to="/runs/$runId" params={{ runId }} className={styles.run}>
      <progress className={styles.progress} value={done + failed} max={total} aria-label="Progress of the run" />
      {formatCount(done + failed)} of {formatCount(total)}
      {failed > 0 ? <span className={styles.failed}>{formatCount(failed)} failed</span> : null}
    </Link>
  ))
}
