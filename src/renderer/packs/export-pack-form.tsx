import { Button, Checkbox, Group, MultiSelect, Stack, Text, TextInput } from '@mantine/core'
import { IconPackageExport } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { ErrorPanel } from '../components/error-panel.tsx'
import { notifyDone } from '../components/notify.ts'
import { client } from '../connection/client.ts'
import { formatQuantity } from '../format/format-number.ts'
import { promptQueries } from '../queries/prompt-queries.ts'
import { saveFile } from './save-file.ts'

/** Asks what goes into a pack and saves it as a file. */
export function ExportPackForm({ close }: { close: () => void }) {
  const { data: prompts = [] } = useQuery(promptQueries.list())
  const [name, setName] = useState('prompts')
  const [chosen, setChosen] = useState<string[]>([])
  const [withDatasets, setWithDatasets] = useState(false)
  const [withExperiments, setWithExperiments] = useState(false)
  const committed = prompts.filter(({ versionCount }) => versionCount > 0)

  const build = useMutation({
    mutationFn: () => client.packs.download({ name: name.trim(), prompts: chosen, withDatasets, withExperiments }),
    meta: { showsError: true },
    onSuccess: ({ fileName, base64, summary, notes }) => {
      saveFile(fileName, base64)
      const held = [formatQuantity(summary.prompts, 'prompt'), formatQuantity(summary.versions, 'version')].join(', ')
      notifyDone([`${fileName} holds ${held}.`, ...notes].join(' '))
      close()
    },
  })
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault()
    build.mutate()
  }

  return (
    <form onSubmit={onSubmit}>
      <Stack>
        <TextInput
          label="Name"
          description="Branches that cannot be joined are named after it where it is installed."
          required
          maxLength={120}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <MultiSelect
          label="Prompts"
          description="With their whole history, branches and labels."
          placeholder={chosen.length === 0 ? 'All prompts' : ''}
          searchable
          clearable
          data={committed.map((prompt) => ({ value: prompt.id, label: prompt.name }))}
          value={chosen}
          onChange={setChosen}
        />
        <Checkbox
          label="Experiments that use them, with their rows"
          checked={withExperiments}
          onChange={(event) => setWithExperiments(event.currentTarget.checked)}
        />
        <Checkbox
          label="All datasets"
          checked={withDatasets}
          onChange={(event) => setWithDatasets(event.currentTarget.checked)}
        />
        <Text c="dimmed" size="sm">
          Keys, connections, models, drafts and runs stay here.
        </Text>
        {build.error ? <ErrorPanel error={build.error} /> : null}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={close}>
            Cancel
          </Button>
          <Button
            type="submit"
            loading={build.isPending}
            disabled={!name.trim()}
            leftSection={<IconPackageExport size={15} />}
          >
            Export
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
