import { useParams, useSearch } from '@tanstack/react-router'
import { SplitLayout } from '../components/split-layout.tsx'
import { RunComparison } from './compare/run-comparison.tsx'
import { OpenRun } from './open-run.tsx'
import { RunList } from './run-list.tsx'
import { RunsTable } from './runs-table.tsx'

/** The runs of the workspace, newest first: a table of all of them, or one of them beside their list. */
export function RunsPage() {
  const { runId } = useParams({ strict: false })
  const { with: withRunId } = useSearch({ strict: false })
  if (runId === undefined) return <RunsTable />
  return (
    <SplitLayout id="runs" list={<RunList currentId={runId} />}>
      {withRunId === undefined ? (
        <OpenRun key={runId} runId={runId} />
      ) : (
        <RunComparison key={`${runId} ${withRunId}`} runId={runId} withRunId={withRunId} />
      )}
    </SplitLayout>
  )
}
