import { useQuery } from '@tanstack/react-query'
import { shortPath } from '../format/format-path.ts'
import { workspaceQueries } from '../queries/workspace-queries.ts'
import { ConnectionStatus } from './connection-status.tsx'
import { RunStatus } from './run-status.tsx'
import { RuntimeStatus } from './runtime-status.tsx'
import styles from './status-bar.module.css'

/** The bar at the bottom: connection, runtime, runs, workspace and version. */
export function StatusBar() {
  const { data: info } = useQuery(workspaceQueries.info())
  return (
    <footer className={styles.bar} aria-label="Status">
      <ConnectionStatus />
      <RuntimeStatus />
      <RunStatus />
      {info ? (
        <>
          <span className={styles.push} title={info.directory}>
            {shortPath(info.directory)}
          </span>
          <span>v{info.version}</span>
        </>
      ) : null}
    </footer>
  )
}
