import { Alert, Badge, Button, Group, NumberInput, ScrollArea, Stack, Text } from '@mantine/core'
import { modals } from '@mantine/modals'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { DatasetSummary, DuplicateGroup } from '../../contract/datasets.ts'
import { notifyDone } from '../components/notify.ts'
import { client } from '../connection/client.ts'
import { errorSentence } from '../connection/error-sentence.ts'
import { formatCount, formatQuantity } from '../format/format-number.ts'

const shownGroups = 100

/** Looks for rows that are the same or alike, and offers to mend them. */
export function openCheckDialog(dataset: DatasetSummary): void {
  const modalId = modals.open({
    title: `Duplicates and leaks of ${dataset.name}`,
    size: 'lg',
    children: <CheckForm dataset={dataset} close={() => modals.close(modalId)} />,
  })
}

function CheckForm({ dataset, close }: { dataset: DatasetSummary; close: () => void }) {
  const [percent, setPercent] = useState(90)
  const request = { datasetId: dataset.id, threshold: percent / 100 }
  const check = useQuery({
    queryKey: ['dataset-check', dataset.versionId, percent],
    queryFn: ({ signal }) => client.datasets.check(request, { signal }),
  })
  const mend = useMutation({
    mutationFn: (how: 'remove' | 'move') => client.datasets.resolve({ ...request, how }),
    meta: { showsError: true },
    onSuccess: (saved) => {
      notifyDone(`${saved.name} has ${formatQuantity(saved.rowCount, 'row')} now, as a new version.`)
      close()
    },
  })
  const groups = check.data ?? []
  const leaks = groups.filter(({ isLeak }) => isLeak).length
  const problem = check.error ?? mend.error
  return (
    <Stack>
      <NumberInput
        label="How alike"
        description="100 % finds rows that differ in case, punctuation and blanks only"
        suffix=" %"
        w={220}
        min={50}
        max={100}
        value={percent}
        onChange={(value) => setPercent(typeof value === 'number' ? Math.max(50, Math.min(100, value)) : 90)}
      />
      {problem ? (
        <Alert color="red" role="alert">
          {errorSentence(problem)}
        </Alert>
      ) : null}
      {check.isPending ? <Text c="dimmed">Comparing {formatQuantity(dataset.rowCount, 'row')}…</Text> : null}
      {check.data ? (
        <Text role="status">
          {groups.length === 0
            ? 'No row is like another.'
            : `${formatQuantity(groups.length, 'group')} of rows alike; ${formatCount(leaks)} of them in more than one split.`}
        </Text>
      ) : null}
      <ScrollArea.Autosize mah={320}>
        <Stack gap={4} component="ul" m={0} p={0} style={{ listStyle: 'none' }} aria-label="Groups">
          {groups.slice(0, shownGroups).map((group) => (
            <Group key={group.rows[0]?.position} component="li" gap="xs" wrap="nowrap">
              <Badge variant="light" color={group.isLeak || group.isContradiction ? 'red' : 'gray'}>
                {kindOf(group)}
              </Badge>
              <Text>{rowsOf(group)}</Text>
              <Text c="dimmed">{Math.floor(group.likeness * 100)} %</Text>
            </Group>
          ))}
        </Stack>
      </ScrollArea.Autosize>
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={close}>
          Close
        </Button>
        <Button
          variant="default"
          disabled={leaks === 0 || mend.isPending}
          title="All rows of a leak go to train where one of them is there"
          onClick={() => mend.mutate('move')}
        >
          Move leaks into one split
        </Button>
        <Button
          disabled={groups.length === 0}
          loading={mend.isPending}
          title="The one outside train stays"
          onClick={() => mend.mutate('remove')}
        >
          Keep one row of each group
        </Button>
      </Group>
    </Stack>
  )
}

function kindOf({ isLeak, isContradiction }: DuplicateGroup): string {
  if (isLeak) return 'leak'
  return isContradiction ? 'contradiction' : 'duplicate'
}

function rowsOf({ rows }: DuplicateGroup): string {
  const named = rows
    .slice(0, 8)
    .map(({ position, split }) => `${formatCount(position + 1)}${split === null ? '' : ` (${split})`}`)
  return `Rows ${named.join(', ')}${rows.length > named.length ? ` and ${formatCount(rows.length - named.length)} more` : ''}`
}
