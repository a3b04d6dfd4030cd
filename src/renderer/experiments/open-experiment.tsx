import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ExperimentDetail } from '../../contract/experiments.ts'
import { QueryView } from '../components/query-view.tsx'
import { LinesSkeleton } from '../components/lines-skeleton.tsx'
import { experimentQueries } from '../queries/experiment-queries.ts'
import { RunButtons, StartButton } from '../runs/run-buttons.tsx'
import { runQueries } from '../runs/run-queries.ts'
import { RunView } from '../runs/run-view.tsx'
import { useRunProgress } from '../runs/use-run-progress.ts'
import { draftOf } from './builder/experiment-draft.ts'
import { ExperimentBuilder } from './builder/experiment-builder.tsx'
import { ExperimentHeader } from './experiment-header.tsx'
import { PlanPanel } from './plan-panel.tsx'
import { useStartRun } from './use-start-run.ts'

/** One experiment: its newest run, or before the first what a run will do; or its builder. */
export function OpenExperiment({ experimentId }: { experimentId: string }) {
  const query = useQuery(experimentQueries.get(experimentId))
  const [isEditing, setEditing] = useState(false)
  return (
    <QueryView query={query}>
      {(experiment) =>
        isEditing ? (
          <ExperimentBuilder
            experimentId={experimentId}
            initial={draftOf(experiment)}
            onDone={() => setEditing(false)}
          />
        ) : experiment.lastRunId === null ? (
          <ExperimentPlan experiment={experiment} onEdit={() => setEditing(true)} />
        ) : (
          <ExperimentRun
            key={experiment.lastRunId}
            experiment={experiment}
            runId={experiment.lastRunId}
            onEdit={() => setEditing(true)}
          />
        )
      }
    </QueryView>
  )
}

function ExperimentPlan({ experiment, onEdit }: { experiment: ExperimentDetail; onEdit: () => void }) {
  const { start, error } = useStartRun(experiment.id)
  return (
    <>
      <ExperimentHeader
        experiment={experiment}
        onEdit={onEdit}
        error={error}
        actions={<StartButton start={start} label="Run" />}
      />
      <PlanPanel experiment={experiment} />
    </>
  )
}

function ExperimentRun({
  experiment,
  runId,
  onEdit,
}: {
  experiment: ExperimentDetail
  runId: string
  onEdit: () => void
}) {
  const { start, error } = useStartRun(experiment.id)
  const progress = useRunProgress(runId)
  const run = useQuery(runQueries.get(runId))
  const header = (
    <ExperimentHeader
      experiment={experiment}
      onEdit={onEdit}
      error={error}
      actions={progress ? <RunButtons progress={progress} start={start} /> : null}
      runSpec={run.data?.spec}
    />
  )
  if (!progress) {
    return (
      <>
        {header}
        <QueryView query={run}>{() => <LinesSkeleton lines={6} />}</QueryView>
      </>
    )
  }
  // The rows and variants of the run are those it was started with, whatever became of the experiment since.
  return (
    <RunView
      spec={run.data?.spec ?? experiment.spec}
      progress={progress}
      problem={run.data?.problem ?? null}
      header={header}
    />
  )
}
