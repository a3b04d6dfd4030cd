import { Button } from '@mantine/core'
import { IconFlask } from '@tabler/icons-react'
import { usePrefetchQuery, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { LinesSkeleton } from '../components/lines-skeleton.tsx'
import { QueryView } from '../components/query-view.tsx'
import { formatTime } from '../format/format-time.ts'
import { toGridQuery, wholeGrid } from './grid/grid-view.ts'
import { RescoreButton } from './rescore-button.tsx'
import { RunButtons } from './run-buttons.tsx'
import { RunFacts } from './run-facts.tsx'
import { RunHeader } from './run-header.tsx'
import { runQueries } from './run-queries.ts'
import { RunView } from './run-view.tsx'
import { useRunProgress } from './use-run-progress.ts'
import { VariantLines } from './variant-lines.tsx'

const firstQuery = toGridQuery(wholeGrid, 0)

/** A run as it was started, whatever became of its experiment since. */
export function OpenRun({ runId }: { runId: string }) {
  const navigate = useNavigate()
  const progress = useRunProgress(runId)
  // The grid asks for these when it knows its columns: on their way by then, its first rows are drawn sooner.
  usePrefetchQuery(runQueries.gridTotal(runId, firstQuery, false))
  usePrefetchQuery(runQueries.gridSlice(runId, firstQuery, 0, false))
  const query = useQuery(runQueries.get(runId))
  return (
    <QueryView query={query}>
      {({ experimentName, experimentId, startedAt, rowCount, spec, problem }) =>
        progress ? (
          <RunView
            spec={spec}
            progress={progress}
            problem={problem}
            header={
              <RunHeader
                title={experimentName}
                actions={
                  <>
                    <Button
                      variant="default"
                      leftSection={<IconFlask size={15} />}
                      onClick={() => void navigate({ to: '/experiments/$experimentId', params: { experimentId } })}
                    >
                      Open the experiment
                    </Button>
                    {progress.status === 'done' || progress.status === 'cancelled' ? (
                      <RescoreButton runId={runId} />
                    ) : null}
                    <RunButtons progress={progress} />
                  </>
                }
              >
                Run of {formatTime(startedAt)} · <RunFacts spec={spec} rowCount={rowCount} />
                <VariantLines variants={spec.variants} />
              </RunHeader>
            }
          />
        ) : (
          <LinesSkeleton lines={6} />
        )
      }
    </QueryView>
  )
}
