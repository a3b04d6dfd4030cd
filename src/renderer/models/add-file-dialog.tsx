import { Alert, Button, Group, Stack, TextInput } from '@mantine/core'
import { modals } from '@mantine/modals'
import { IconFolderOpen } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { notifyDone, notifyFailure } from '../components/notify.ts'
import { client } from '../connection/client.ts'
import { desktopBridge } from '../connection/desktop-bridge.ts'
import { errorSentence } from '../connection/error-sentence.ts'

/** Asks for a GGUF file and adds it to the models. */
export function openAddFileDialog(onAdded: (modelId: string) => void): void {
  const modalId = modals.open({
    title: 'Add a GGUF file',
    size: 'lg',
    children: <AddFileForm onAdded={onAdded} close={() => modals.close(modalId)} />,
  })
}

function AddFileForm({ onAdded, close }: { onAdded: (modelId: string) => void; close: () => void }) {
  const [path, setPath] = useState('')
  const [name, setName] = useState('')
  const bridge = desktopBridge()
  const add = useMutation({
    mutationFn: () => client.models.addFile({ path: unquoted(path), ...(name.trim() ? { name: name.trim() } : {}) }),
    meta: { showsError: true },
    onSuccess: (model) => {
      notifyDone(`${model.name} is added.`)
      close()
      onAdded(model.id)
    },
  })
  const browse = (): void =>
    void bridge
      ?.chooseFile({ title: 'Add a GGUF file', extensions: ['gguf'] })
      .then((chosen) => chosen && setPath(chosen), notifyFailure)
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault()
    if (path.trim()) add.mutate()
  }
  return (
    <form onSubmit={onSubmit}>
      <Stack>
        <Group align="flex-end" gap="xs" wrap="nowrap">
          <TextInput
            label="Path of the file"
            description="on the machine where the workbench runs; the file stays where it is"
            placeholder="/models/model-q4_k_m.gguf"
            required
            data-autofocus
            style={{ flex: 1 }}
            value={path}
            onChange={(event) => setPath(event.currentTarget.value)}
          />
          {bridge ? (
            <Button variant="default" leftSection={<IconFolderOpen size={15} />} onClick={browse}>
              Browse
            </Button>
          ) : null}
        </Group>
        <TextInput
          label="Name"
          placeholder="the file's name"
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        {add.isError ? (
          <Alert color="red" role="alert">
            {errorSentence(add.error)}
          </Alert>
        ) : null}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={close}>
            Cancel
          </Button>
          <Button type="submit" loading={add.isPending} disabled={!path.trim()}>
            Add
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

/** A path without the quotes that file managers put round one when they copy it. */
function unquoted(path: string): string {
  return path.trim().replace(/^(["'])(.*)\1$/u, '$2')
}
