import { useConnectionState } from '../connection/connection-state.ts'
import { desktopBridge } from '../connection/desktop-bridge.ts'
import styles from './status-bar.module.css'

/** Speaks up only while the workbench cannot be reached. */
export function ConnectionStatus() {
  const { status, failures } = useConnectionState()
  if (status === 'open') return null
  return (
    <span className={styles.connection} role="status">
      <i className={styles.dot} data-state="crashed" aria-hidden />
      {status === 'connecting' ? 'Connecting…' : 'Reconnecting…'}
      {failures > 3 && !desktopBridge()
        ? ' If Assay was started anew, open the link that it has printed. What you have typed is kept in this browser.'
        : null}
    </span>
  )
}
