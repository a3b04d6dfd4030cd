import { Button } from '@mantine/core'
import { IconCalculator } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useCommands } from '../commands/command-store.ts'
import { client } from '../connection/client.ts'
import { recordRunProgress } from '../connection/run-progress-store.ts'

/** Scores the answers of a run with the metrics that its experiment has now, and shows the new run. */
export function RescoreButton({ runId }: { runId: string }) {
  const navigate = useNavigate()
  const { mutate, isPending } = useMutation({
    mutationFn: () => client.runs.rescore({ runId }),
    meta: { showsError: true },
    onSuccess(progress) {
      recordRunProgress(progress)
      void navigate({ to: '/runs/$runId', params: { runId: progress.runId } })
    },
  })
  useCommands([
    {
      id: 'rescore-run',
      title: "Score again with the experiment's metrics",
      group: 'Run',
      isEnabled: !isPending,
      run: () => mutate(),
    },
  ])
  return (
    <Button
      variant="default"
      leftSection={<IconCalculator size={15} />}
      loading={isPending}
      title="Scores these answers with the metrics that the experiment has now, as a new run. Nothing is generated."
      onClick={() => mutate()}
    >
      Score again
    </Button>
  )
}
