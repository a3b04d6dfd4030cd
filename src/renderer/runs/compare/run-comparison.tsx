import { Button } from '@mantine/core'
import { IconArrowsExchange, IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Suspense, useState } from 'react'
import { QueryView } from '../../components/query-view.tsx'
import { formatTime } from '../../format/format-time.ts'
import { LazyScoreChart } from '../charts/lazy-run-charts.tsx'
import { RunHeader } from '../run-header.tsx'
import { runQueries } from '../run-queries.ts'
import { VerdictPanel } from '../verdict/verdict-panel.tsx'
import { ComparedRows } from './compared-rows.tsx'
import styles from './run-comparison.module.css'

/** One run against another: the statistics of two variants, and the rows of both side by side. */
export function RunComparison({ runId, withRunId }: { runId: string; withRunId: string }) {
  const navigate = useNavigate()
  const [metric, setMetric] = useState(0)
  const query = useQuery(runQueries.compare(runId, withRunId))
  const first = useQuery(runQueries.get(runId)).data
  const second = useQuery(runQueries.get(withRunId)).data
  const open = (id: string, other?: string) =>
    void navigate({ to: '/runs/$runId', params: { runId: id }, search: other === undefined ? {} : { with: other } })
  return (
    <>
      <RunHeader
        title="Run against run"
        actions={
          <>
            <Button
              variant="default"
              leftSection={<IconArrowsExchange size={15} />}
              onClick={() => open(withRunId, runId)}
            >
              Swap
            </Button>
            <Button variant="default" leftSection={<IconX size={15} />} onClick={() => open(runId)}>
              Show one run
            </Button>
          </>
        }
      >
        {first && second ? (
          <>
            {first.experimentName}, {formatTime(first.startedAt)} · against {second.experimentName},{' '}
            {formatTime(second.startedAt)}
          </>
        ) : null}
      </RunHeader>
      <div className={styles.page}>
        <QueryView query={query}>
          {(report) => (
            <>
              <VerdictPanel report={report} isLive={false} metric={metric} onMetric={setMetric} />
              <div className={styles.charts}>
                <Suspense fallback={null}>
                  <LazyScoreChart report={report} metric={metric} />
                </Suspense>
              </div>
              {first && second ? <ComparedRows report={report} first={first} second={second} metric={metric} /> : null}
            </>
          )}
        </QueryView>
      </div>
    </>
  )
}
