import { Button } from '@mantine/core'
import { IconFlask } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Navigate, useNavigate, useParams, useRouterState } from '@tanstack/react-router'
import { useCommands } from '../commands/command-store.ts'
import { Empty } from '../components/empty.tsx'
import { QueryView } from '../components/query-view.tsx'
import { SplitLayout } from '../components/split-layout.tsx'
import { experimentQueries } from '../queries/experiment-queries.ts'
import { AddSamplesButton } from '../settings/add-samples-button.tsx'
import { ExperimentList } from './experiment-list.tsx'
import { NewExperiment } from './new-experiment.tsx'
import { OpenExperiment } from './open-experiment.tsx'

/** Stands in the address in place of an id while an experiment is written. */
export const newExperimentId = 'new'

/** The experiments: their list, and the one that is open or being written. */
export function ExperimentsPage() {
  const navigate = useNavigate()
  const { experimentId } = useParams({ strict: false })
  // While the code of another page loads this one is still shown, and must not lead back.
  const isLeaving = useRouterState({ select: ({ location }) => !location.pathname.startsWith('/experiments') })
  const query = useQuery(experimentQueries.list())
  const create = (): void =>
    void navigate({ to: '/experiments/$experimentId', params: { experimentId: newExperimentId } })
  useCommands([
    {
      id: 'new-experiment',
      title: 'New experiment',
      group: 'Experiment',
      keys: 'mod+alt+e',
      keywords: ['compare', 'create'],
      run: create,
    },
  ])
  return (
    <SplitLayout id="experiments" list={<ExperimentList query={query} currentId={experimentId} onNew={create} />}>
      {experimentId === newExperimentId ? (
        <NewExperiment />
      ) : experimentId === undefined ? (
        <QueryView query={query}>
          {([first]) =>
            isLeaving ? null : first ? (
              <Navigate to="/experiments/$experimentId" params={{ experimentId: first.id }} replace />
            ) : (
              <Empty
                icon={<IconFlask size={36} stroke={1.3} />}
                title="No experiments yet"
                hint="An experiment runs two or more prompts on the same rows and says whether one of them is really better."
              >
                <Button onClick={create}>New experiment</Button>
                <AddSamplesButton />
              </Empty>
            )
          }
        </QueryView>
      ) : (
        <OpenExperiment key={experimentId} experimentId={experimentId} />
      )}
    </SplitLayout>
  )
}
