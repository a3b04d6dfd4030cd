import { Anchor, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Ago } from '../components/ago.tsx'
import { QueryView } from '../components/query-view.tsx'
import { versionQueries } from '../queries/version-queries.ts'
import styles from './version-runs.module.css'

/** The runs that used a version, with what they found. */
export function VersionRuns({ versionId }: { versionId: string }) {
  const query = useQuery(versionQueries.runs(versionId))
  return (
    <section className={styles.runs} aria-label="Runs of this version">
      <h3>Runs</h3>
      <QueryView query={query}>
        {(runs) =>
          runs.length === 0 ? (
            <Text c="dimmed">No run has used this version. Put it into an experiment to see how it does.</Text>
          ) : (
            <ul>
              {runs.map(({ runId, experimentName, letters, startedAt, status, verdict }) => (
                <li key={runId}>
                  <Anchor component={Link} to={`/runs/${runId}`}>
                    {experimentName}
                  </Anchor>{' '}
                  <small>
                    as {letters.join(', ')} · <Ago time={startedAt} />
                    {status === 'done' ? '' : ` · ${status}`}
                  </small>
                  {verdict ? <div>{verdict}</div> : null}
                </li>
              ))}
            </ul>
          )
        }
      </QueryView>
    </section>
  )
}
