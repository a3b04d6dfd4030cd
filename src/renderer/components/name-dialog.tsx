import { Button, Group, Stack, TextInput } from '@mantine/core'
import { modals } from '@mantine/modals'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { errorSentence } from '../connection/error-sentence.ts'

interface NameDialog {
  title: string
  /** The word on the button. */
  action: string
  initial?: string
  placeholder?: string
  /** Does it; a failure is shown under the field and the dialog stays. */
  submit: (name: string) => Promise<void>
}

/** Asks for a name and does something with it. */
export function openNameDialog({ title, ...form }: NameDialog): void {
  const modalId = modals.open({ title, children: <NameForm {...form} close={() => modals.close(modalId)} /> })
}

function NameForm({
  action,
  initial = '',
  placeholder,
  submit,
  close,
}: Omit<NameDialog, 'title'> & { close: () => void }) {
  const [name, setName] = useState(initial)
  const work = useMutation({ mutationFn: submit, meta: { showsError: true }, onSuccess: close })
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault()
    if (name.trim()) work.mutate(name.trim())
  }
  return (
    <form onSubmit={onSubmit}>
      <Stack>
        <TextInput
          label="Name"
          {...(placeholder === undefined ? {} : { placeholder })}
          data-autofocus
          maxLength={120}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={work.isError ? errorSentence(work.error) : undefined}
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={close}>
            Cancel
          </Button>
          <Button type="submit" loading={work.isPending} disabled={!name.trim()}>
            {action}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
