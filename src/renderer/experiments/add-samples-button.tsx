import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { client } from '../connection/client.ts'

/** Puts the sample experiments into the workspace. */
export function AddSamplesButton() {
  const queryClient = useQueryClient()
  const add = useMutation({
    mutationFn: () => client.workspace.addSamples({}),
    onSuccess: () => queryClient.invalidateQueries(),
  })
  return (
    <Button variant="default" loading={add.isPending} onClick={() => add.mutate()}>
      Add the samples
    </Button>
  )
}
