import { Button, Group, Switch } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Preferences, WorkspaceInfo } from '../../contract/workspace.ts'
import { confirmAction } from '../components/confirm.tsx'
import { Figure } from '../components/figure.tsx'
import { notifyDone } from '../components/notify.ts'
import { client } from '../connection/client.ts'
import { formatBytes } from '../format/format-bytes.ts'
import { formatCount, formatQuantity } from '../format/format-number.ts'
import { useSavePreferences } from '../queries/use-save-preferences.ts'
import { workspaceQueries } from '../queries/workspace-queries.ts'
import { SettingsSection } from './settings-section.tsx'

/** The answers that are kept to be used again. */
export function CacheSettings({ info, preferences }: { info: WorkspaceInfo; preferences: Preferences }) {
  const save = useSavePreferences()
  const queryClient = useQueryClient()
  const clear = useMutation({
    mutationFn: () => client.workspace.clearCache({}),
    onSuccess: ({ removed }) => {
      notifyDone(`${formatQuantity(removed, 'answer')} left the cache.`)
      void queryClient.invalidateQueries(workspaceQueries.info())
    },
  })
  return (
    <SettingsSection title="Response cache">
      <Switch
        label="Use answers again that were generated before with exactly the same input"
        checked={preferences.useCache}
        onChange={(event) => save({ useCache: event.currentTarget.checked })}
      />
      <Group justify="space-between">
        <Group gap="xl">
          <Figure label="Answers" value={formatCount(info.cacheEntries)} />
          <Figure label="Size" value={formatBytes(info.cacheBytes)} />
        </Group>
        <Button
          variant="default"
          loading={clear.isPending}
          disabled={info.cacheEntries === 0}
          onClick={() =>
            confirmAction({
              title: 'Clear the cache?',
              text: 'Runs keep their answers. The same requests are generated, and paid for, again.',
              action: 'Clear',
              onConfirm: () => clear.mutate(),
            })
          }
        >
          Clear the cache
        </Button>
      </Group>
    </SettingsSection>
  )
}
