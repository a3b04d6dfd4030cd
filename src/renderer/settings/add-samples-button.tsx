import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { notifyDone } from '../components/notify.ts'
import { client } from '../connection/client.ts'

/** Puts the sample prompts, datasets and experiments into the workspace. */
export function AddSamplesButton() {
  const add = useMutation({
    mutationFn: () => client.workspace.addSamples({}),
    onSuccess: () => notifyDone('The samples are in the workspace.'),
  })
  return (
    <Button variant="default" loading={add.isPending} onClick={() => add.mutate()}>
      Add the samples
    </Button>
  )
}
