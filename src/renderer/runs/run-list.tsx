import { Ago } from '../components/ago.tsx'
import { ErrorPanel } from '../components/error-panel.tsx'
import { LinesSkeleton } from '../components/lines-skeleton.tsx'
import { ListItem } from '../components/list-item.tsx'
import { ListPane } from '../components/list-pane.tsx'
import { LoadMore } from './load-more.tsx'
import { RunWord } from './run-word.tsx'
import { useRuns } from './use-runs.ts'

/** All runs, newest first, as a list beside the one that is open. */
export function RunList({ currentId }: { currentId: string }) {
  const runs = useRuns()
  return (
    <ListPane title="Runs">
      {runs.error ? <ErrorPanel error={runs.error} onRetry={runs.retry} /> : null}
      {runs.runs === undefined && !runs.error ? <LinesSkeleton /> : null}
      {runs.runs?.map((run) => (
        <ListItem
          key={run.id}
          title={run.experimentName}
          detail={
            <>
              <RunWord run={run} /> · <Ago time={run.startedAt} />
            </>
          }
          isCurrent={run.id === currentId}
          to="/runs/$runId"
          params={{ runId: run.id }}
        />
      ))}
      <LoadMore runs={runs} />
    </ListPane>
  )
}
