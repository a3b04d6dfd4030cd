import { Alert, Button, Checkbox, Group, NumberInput, Select, Stack, Table, Text } from '@mantine/core'
import { modals } from '@mantine/modals'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { DatasetSummary } from '../../contract/datasets.ts'
import { notifyDone } from '../components/notify.ts'
import { client } from '../connection/client.ts'
import { errorSentence } from '../connection/error-sentence.ts'
import { formatCount } from '../format/format-number.ts'

/** Asks how the rows are to be dealt out to splits, and shows what comes of it before it is saved. */
export function openSplitDialog(dataset: DatasetSummary): void {
  const modalId = modals.open({
    title: `Split ${dataset.name}`,
    size: 'lg',
    children: <SplitForm dataset={dataset} close={() => modals.close(modalId)} />,
  })
}

function SplitForm({ dataset, close }: { dataset: DatasetSummary; close: () => void }) {
  const [percent, setPercent] = useState({ train: 80, validation: 0, test: 20 })
  const [seed, setSeed] = useState(1)
  const [isStratified, setIsStratified] = useState(dataset.hasExpected)
  const [stratify, setStratify] = useState<string>('expected')
  const [group, setGroup] = useState<string | null>(null)
  const parts = Object.entries(percent).flatMap(([name, share]) => (share > 0 ? [{ name, share: share / 100 }] : []))
  const split = {
    datasetId: dataset.id,
    parts,
    seed,
    ...(isStratified ? { stratify } : {}),
    ...(group === null ? {} : { group }),
  }
  const preview = useQuery({
    queryKey: ['dataset-split', dataset.versionId, split],
    queryFn: ({ signal }) => client.datasets.previewSplit(split, { signal }),
    retry: false,
  })
  const save = useMutation({
    mutationFn: () => client.datasets.split(split),
    meta: { showsError: true },
    onSuccess: () => {
      notifyDone(`The rows of ${dataset.name} are split, as a new version.`)
      close()
    },
  })
  const problem = preview.error ?? save.error
  const labelled = dataset.hasExpected ? ['expected', ...dataset.columns] : dataset.columns
  return (
    <Stack>
      <Group grow>
        {(['train', 'validation', 'test'] as const).map((name) => (
          <NumberInput
            key={name}
            label={name}
            suffix=" %"
            min={0}
            max={100}
            value={percent[name]}
            onChange={(value) => setPercent({ ...percent, [name]: typeof value === 'number' ? value : 0 })}
          />
        ))}
        <NumberInput
          label="Seed"
          min={0}
          max={4_294_967_295}
          allowDecimal={false}
          value={seed}
          onChange={(value) => setSeed(typeof value === 'number' ? value : 1)}
        />
      </Group>
      <Group grow align="flex-end">
        <Checkbox
          label="Every split gets its share of each label"
          checked={isStratified}
          onChange={(event) => setIsStratified(event.currentTarget.checked)}
        />
        <Select
          label="Label"
          data={labelled}
          value={stratify}
          disabled={!isStratified}
          allowDeselect={false}
          onChange={(value) => setStratify(value ?? 'expected')}
        />
        <Select
          label="Keep together"
          placeholder="rows by themselves"
          data={dataset.columns}
          value={group}
          clearable
          onChange={setGroup}
        />
      </Group>
      {problem ? (
        <Alert color="red" role="alert">
          {errorSentence(problem)}
        </Alert>
      ) : null}
      {preview.data ? (
        <Table aria-label="What comes of it">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Split</Table.Th>
              <Table.Th>Rows</Table.Th>
              <Table.Th>Labels</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {preview.data.map(({ name, rows, labels }) => (
              <Table.Tr key={name ?? ''}>
                <Table.Td>{name ?? 'left over'}</Table.Td>
                <Table.Td>{formatCount(rows)}</Table.Td>
                <Table.Td>
                  {labels
                    .filter(({ label }) => label !== '')
                    .slice(0, 8)
                    .map(({ label, rows: count }) => `${label.slice(0, 24)} ${formatCount(count)}`)
                    .join(' · ')}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      ) : null}
      <Text c="dimmed">It becomes a new version; the rows keep their order, and an experiment can run one split.</Text>
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={close}>
          Cancel
        </Button>
        <Button loading={save.isPending} disabled={!preview.data} onClick={() => save.mutate()}>
          Split
        </Button>
      </Group>
    </Stack>
  )
}
