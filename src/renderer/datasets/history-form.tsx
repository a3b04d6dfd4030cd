import { Alert, Button, Group, ScrollArea, Stack, Text } from '@mantine/core'
import { modals } from '@mantine/modals'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { DatasetDiff, DatasetSummary } from '../../contract/datasets.ts'
import { shortId } from '../../core/prompts/version.ts'
import { Ago } from '../components/ago.tsx'
import { notifyDone } from '../components/notify.ts'
import { client } from '../connection/client.ts'
import { errorSentence } from '../connection/error-sentence.ts'
import { formatCount, formatQuantity } from '../format/format-number.ts'
import { cellPreview } from './cell-text.ts'

const shownRows = 100

/** The versions of a dataset, what sets each apart from the newest, and the way back to it. */
export function openHistoryDialog(dataset: DatasetSummary): void {
  const modalId = modals.open({
    title: `Versions of ${dataset.name}`,
    size: 'xl',
    children: <History dataset={dataset} close={() => modals.close(modalId)} />,
  })
}

function History({ dataset, close }: { dataset: DatasetSummary; close: () => void }) {
  const [chosen, choose] = useState<string | null>(null)
  const history = useQuery({
    queryKey: ['datasets', 'history', dataset.id, dataset.versionId],
    queryFn: ({ signal }) => client.datasets.history({ datasetId: dataset.id }, { signal }),
  })
  const diff = useQuery({
    queryKey: ['dataset-diff', chosen, dataset.versionId],
    queryFn: ({ signal }) =>
      client.datasets.diff({ from: chosen ?? '', to: dataset.versionId, limit: shownRows }, { signal }),
    enabled: chosen !== null,
  })
  const restore = useMutation({
    mutationFn: (versionId: string) => client.datasets.restore({ datasetId: dataset.id, versionId }),
    meta: { showsError: true },
    onSuccess: () => {
      notifyDone(`${dataset.name} has its earlier rows again.`)
      close()
    },
  })
  const problem = history.error ?? diff.error ?? restore.error
  return (
    <Stack>
      {problem ? (
        <Alert color="red" role="alert">
          {errorSentence(problem)}
        </Alert>
      ) : null}
      <Stack gap={4} component="ul" m={0} p={0} style={{ listStyle: 'none' }} aria-label="Versions">
        {history.data?.map(({ number, versionId, rowCount, createdAt }) => (
          <Group key={number} component="li" gap="sm" justify="space-between">
            <Text>
              v{number} · <code>{shortId(versionId)}</code> · {formatQuantity(rowCount, 'row')} ·{' '}
              <Ago time={createdAt} />
            </Text>
            {versionId === dataset.versionId ? (
              <Text c="dimmed">newest rows</Text>
            ) : (
              <Group gap="xs">
                <Button size="compact-sm" variant="default" onClick={() => choose(versionId)}>
                  What has changed since
                </Button>
                <Button
                  size="compact-sm"
                  variant="default"
                  loading={restore.isPending}
                  onClick={() => restore.mutate(versionId)}
                >
                  Restore
                </Button>
              </Group>
            )}
          </Group>
        ))}
      </Stack>
      {diff.data ? <Difference diff={diff.data} /> : null}
    </Stack>
  )
}

function Difference({ diff: { counts, added, removed, changed } }: { diff: DatasetDiff }) {
  const values = (variables: Record<string, unknown>) => Object.values(variables).map(cellPreview).join(' · ')
  return (
    <section aria-label="What has changed">
      <Text fw={500}>
        {formatCount(counts.added)} added, {formatCount(counts.removed)} removed, {formatCount(counts.changed)} changed
      </Text>
      <ScrollArea.Autosize mah={300}>
        {removed.map(({ position, variables }) => (
          <Text key={`-${position}`} truncate>
            − row {formatCount(position + 1)}: {values(variables)}
          </Text>
        ))}
        {added.map(({ position, variables }) => (
          <Text key={`+${position}`} truncate>
            + row {formatCount(position + 1)}: {values(variables)}
          </Text>
        ))}
        {changed.flatMap(({ after, cells }) =>
          cells.map(({ column, before, after: now }) => (
            <Text key={`${after} ${column}`} truncate>
              ~ row {formatCount(after + 1)}, {column}: <del>{cellPreview(before)}</del> <ins>{cellPreview(now)}</ins>
            </Text>
          )),
        )}
      </ScrollArea.Autosize>
    </section>
  )
}
