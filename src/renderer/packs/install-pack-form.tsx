import { Alert, Button, Checkbox, FileButton, Group, List, Stack, Text } from '@mantine/core'
import { IconCheck, IconPackageImport } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { type InstalledPack, largestSentPack, type PackChanges } from '../../contract/packs.ts'
import { ErrorPanel } from '../components/error-panel.tsx'
import { client } from '../connection/client.ts'
import { formatBytes } from '../format/format-bytes.ts'
import { MergeOffers } from './merge-offers.tsx'
import { PackChangesView } from './pack-changes-view.tsx'
import { readBase64 } from './read-base64.ts'

/** A pack that was chosen, and what it brings. */
interface ChosenPack {
  pack: { base64: string; fileName: string }
  changes: PackChanges
}

/** Asks for a pack, shows what it brings, installs it and says what was done. */
export function InstallPackForm({ close }: { close: () => void }) {
  const [labels, setLabels] = useState(false)
  const choose = useMutation({
    mutationFn: async (file: File): Promise<ChosenPack> => {
      if (file.size > largestSentPack) {
        throw new Error(
          `${file.name} has ${formatBytes(file.size)}, more than a window can take: use assay pack install`,
        )
      }
      const pack = { base64: await readBase64(file), fileName: file.name }
      return { pack, changes: await client.packs.diff({ pack }) }
    },
    meta: { showsError: true },
  })
  const install = useMutation({
    mutationFn: ({ pack }: ChosenPack) => client.packs.install({ pack, labels }),
    meta: { showsError: true },
  })
  const chosen = choose.data
  const error = choose.error ?? install.error

  if (install.data) return <InstalledView installed={install.data} close={close} />
  return (
    <Stack>
      <Group gap="sm">
        <FileButton
          onChange={(file) => file && choose.mutate(file)}
          accept=".assay"
          inputProps={{ 'aria-label': 'Pack file' }}
        >
          {(props) => (
            <Button
              {...props}
              data-autofocus
              variant="default"
              loading={choose.isPending}
              leftSection={<IconPackageImport size={15} />}
            >
              {chosen ? 'Choose another file' : 'Choose a file'}
            </Button>
          )}
        </FileButton>
        <Text c="dimmed">{chosen ? chosen.pack.fileName : 'An .assay file. Nothing here is overwritten.'}</Text>
      </Group>
      {error ? <ErrorPanel error={error} /> : null}
      {chosen ? <PackChangesView changes={chosen.changes} /> : null}
      {chosen && hasMovedLabels(chosen.changes) ? (
        <Checkbox
          label="Move labels as well"
          description="The pack has labels on other versions than this workspace."
          checked={labels}
          onChange={(event) => setLabels(event.currentTarget.checked)}
        />
      ) : null}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={close}>
          Cancel
        </Button>
        <Button disabled={!chosen} loading={install.isPending} onClick={() => chosen && install.mutate(chosen)}>
          Install
        </Button>
      </Group>
    </Stack>
  )
}

function hasMovedLabels({ prompts }: PackChanges): boolean {
  return prompts.some(({ status, labels }) => status !== 'new' && labels.some((label) => label.status !== 'equal'))
}

function InstalledView({ installed, close }: { installed: InstalledPack; close: () => void }) {
  return (
    <Stack>
      <Alert color="green" variant="light" icon={<IconCheck size={16} />} role="status">
        {installed.sentence}
      </Alert>
      {installed.notes.length > 0 ? (
        <List size="sm">
          {installed.notes.map((note) => (
            <List.Item key={note}>{note}</List.Item>
          ))}
        </List>
      ) : null}
      <MergeOffers
        onOpen={close}
        conflicts={installed.branches
          .filter(({ how }) => how === 'beside')
          .map(({ prompt, promptId, versionId, branch, packBranch }) => ({
            kind: 'prompt',
            name: prompt,
            merge: { promptId, versionId, from: branch, into: packBranch },
          }))}
      />
      <Group justify="flex-end">
        <Button onClick={close} data-autofocus>
          Close
        </Button>
      </Group>
    </Stack>
  )
}
