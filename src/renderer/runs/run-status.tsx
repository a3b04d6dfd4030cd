import { IconBan, IconCircleCheck, IconClock, IconLoader2, IconPlayerPauseFilled, type Icon } from '@tabler/icons-react'
import type { RunStatus as Status } from '../../contract/experiments.ts'
import styles from './run-status.module.css'

const looks: Record<Status, { word: string; icon: Icon }> = {
  pending: { word: 'Waiting', icon: IconClock },
  running: { word: 'Running', icon: IconLoader2 },
  paused: { word: 'Paused', icon: IconPlayerPauseFilled },
  done: { word: 'Done', icon: IconCircleCheck },
  cancelled: { word: 'Cancelled', icon: IconBan },
}

/** How a run stands, as a word with its sign. */
export function RunStatus({ status }: { status: Status }) {
  const { word, icon: Sign } = looks[status]
  return (
    <span className={styles.status} data-status={status}>
      <Sign size={13} aria-hidden />
      {word}
    </span>
  )
}
