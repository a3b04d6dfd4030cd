import { Alert, Button, Card, Group, Stack, Text, TextInput } from '@mantine/core'
import { IconFolderSymlink } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { PackFolder } from '../../contract/packs.ts'
import { Ago } from '../components/ago.tsx'
import { QueryView } from '../components/query-view.tsx'
import { client } from '../connection/client.ts'
import { errorSentence } from '../connection/error-sentence.ts'
import { packQueries } from '../queries/pack-queries.ts'
import { MergeOffers } from './merge-offers.tsx'

/** Adds, shows and drops folders that are kept in step with the workspace, such as a git checkout. */
export function PackFoldersForm({ close }: { close: () => void }) {
  const query = useQuery(packQueries.folders())
  const [folder, setFolder] = useState('')
  const keep = useMutation({
    mutationFn: () => client.packs.keepFolder({ folder: folder.trim(), prompts: [] }),
    meta: { showsError: true },
    onSuccess: () => setFolder(''),
  })
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault()
    if (folder.trim()) keep.mutate()
  }
  return (
    <Stack>
      <Text c="dimmed">
        What changes in the folder is installed, what you commit is written to it. Where both have moved on, nothing is
        overwritten: you merge.
      </Text>
      <form onSubmit={onSubmit}>
        <Group align="flex-end" gap="xs" wrap="nowrap">
          <TextInput
            flex={1}
            label="Folder"
            placeholder="/home/ann/reviews/prompts-pack"
            data-autofocus
            value={folder}
            onChange={(event) => setFolder(event.currentTarget.value)}
          />
          <Button type="submit" loading={keep.isPending} disabled={!folder.trim()}>
            Keep in step
          </Button>
        </Group>
      </form>
      {keep.isError ? (
        <Alert color="red" role="alert">
          {errorSentence(keep.error)}
        </Alert>
      ) : null}
      <QueryView query={query}>
        {(folders) =>
          folders.length === 0 ? (
            <Text c="dimmed">No folder is watched. In a terminal: assay pack sync FOLDER --keep</Text>
          ) : (
            folders.map((one) => <FolderCard key={one.folder} folder={one} close={close} />)
          )
        }
      </QueryView>
    </Stack>
  )
}

function FolderCard({ folder, close }: { folder: PackFolder; close: () => void }) {
  const drop = useMutation({ mutationFn: () => client.packs.dropFolder({ folder: folder.folder }) })
  const isWrong = folder.state === 'conflict' || folder.state === 'failed'
  return (
    <Card withBorder padding="sm">
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <Group gap="xs" wrap="nowrap" miw={0}>
          <IconFolderSymlink size={16} style={{ flex: 'none' }} aria-hidden />
          <Text fw={600} truncate="start" title={folder.folder}>
            {folder.folder}
          </Text>
        </Group>
        <Button variant="subtle" size="compact-sm" loading={drop.isPending} onClick={() => drop.mutate()}>
          Stop
        </Button>
      </Group>
      <Text {...(isWrong ? { c: 'orange', role: 'alert' } : { c: 'dimmed' })}>
        {folder.sentence} {folder.at === null ? null : <Ago time={folder.at} />}
      </Text>
      <MergeOffers conflicts={folder.conflicts} onOpen={close} />
    </Card>
  )
}
