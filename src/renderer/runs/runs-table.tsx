import { Button, Checkbox } from '@mantine/core'
import { IconArrowsDiff, IconHistory } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import type { RunSummary } from '../../contract/experiments.ts'
import { useState } from 'react'
import { Ago } from '../components/ago.tsx'
import { Empty } from '../components/empty.tsx'
import { ErrorPanel } from '../components/error-panel.tsx'
import { LinesSkeleton } from '../components/lines-skeleton.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { useLiveRunProgress } from '../connection/run-progress-store.ts'
import { formatCount, formatQuantity } from '../format/format-number.ts'
import { LoadMore } from './load-more.tsx'
import { RunStatus } from './run-status.tsx'
import styles from './runs-table.module.css'
import { useRuns } from './use-runs.ts'

/** Every run in a line: when, how it stands, and its verdict in full. */
export function RunsTable() {
  const navigate = useNavigate()
  const runs = useRuns()
  const [chosen, setChosen] = useState<readonly string[]>([])
  const toggle = (id: string) =>
    setChosen((ids) => (ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id].slice(-2)))
  // Newest first: of the two, the earlier run is what the later one is measured against.
  const [other, runId] = (runs.runs ?? []).filter(({ id }) => chosen.includes(id)).map(({ id }) => id)
  if (runs.error) return <ErrorPanel error={runs.error} onRetry={runs.retry} />
  if (runs.runs === undefined) return <LinesSkeleton />
  if (runs.runs.length === 0) {
    return (
      <Empty
        icon={<IconHistory size={36} stroke={1.3} />}
        title="Nothing has run yet"
        hint="Open an experiment and press Run. Every run stays here with its rows, seeds and costs, whatever becomes of the experiment."
      >
        <Button onClick={() => void navigate({ to: '/experiments' })}>Go to the experiments</Button>
      </Empty>
    )
  }
  return (
    <div className={styles.page}>
      <PageHeader
        title="Runs"
        actions={
          <Button
            variant="default"
            leftSection={<IconArrowsDiff size={15} />}
            disabled={runId === undefined}
            onClick={() => {
              if (runId !== undefined && other !== undefined)
                void navigate({ to: '/runs/$runId', params: { runId }, search: { with: other } })
            }}
          >
            {runId === undefined ? 'Choose two to compare' : 'Compare the two runs'}
          </Button>
        }
      >
        {formatQuantity(runs.total, 'run')}, the newest first
      </PageHeader>
      <div className={styles.frame}>
        <table className={styles.table} aria-label="Runs">
          <thead>
            <tr>
              <th scope="col" aria-label="Chosen for a comparison" />
              <th scope="col">Experiment</th>
              <th scope="col">Started</th>
              <th scope="col">Status</th>
              <th scope="col" className={styles.figure}>
                Cells
              </th>
              <th scope="col">Verdict</th>
            </tr>
          </thead>
          <tbody>
            {runs.runs.map((run) => (
              <RunLine key={run.id} run={run} isChosen={chosen.includes(run.id)} onToggle={toggle} />
            ))}
          </tbody>
        </table>
      </div>
      <LoadMore runs={runs} />
    </div>
  )
}

function RunLine({ run, isChosen, onToggle }: { run: RunSummary; isChosen: boolean; onToggle: (id: string) => void }) {
  const { id, experimentName, startedAt, verdict, problem, variantNames, rowCount } = run
  const live = useLiveRunProgress(id)
  const { status, done, failed, total } = live ?? run
  const finished = done + failed
  return (
    <tr>
      <td className={styles.choice}>
        <Checkbox
          aria-label={`Choose the run of ${experimentName} for a comparison`}
          checked={isChosen}
          onChange={() => onToggle(id)}
        />
      </td>
      <th scope="row">
        <Link to="/runs/$runId" params={{ runId: id }} className={styles.name}>
          {experimentName}
        </Link>
        <small className={styles.size}>
          {formatQuantity(variantNames.length, 'variant')} × {formatQuantity(rowCount, 'row')}
        </small>
      </th>
      <td>
        <Ago time={startedAt} />
      </td>
      <td>
        <RunStatus status={status} />
      </td>
      <td className={styles.figure}>
        {finished === total ? formatCount(total) : `${formatCount(finished)} of ${formatCount(total)}`}
        {failed > 0 ? <small className={styles.failed}>{formatCount(failed)} failed</small> : null}
      </td>
      <td className={styles.verdict}>{verdict ?? (status === 'paused' ? problem : null) ?? '–'}</td>
    </tr>
  )
}
