import { Alert, Button, Group, Stack, Text, Textarea, Title } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { DatasetRow, DatasetSummary } from '../../contract/datasets.ts'
import { LinesSkeleton } from '../components/lines-skeleton.tsx'
import { notifyDone } from '../components/notify.ts'
import { errorSentence } from '../connection/error-sentence.ts'
import { formatCount } from '../format/format-number.ts'
import { datasetQueries, rowSliceSize } from '../queries/dataset-queries.ts'
import { cellText, parseCell } from './cell-text.ts'
import { editableRows, saveEditedRow } from './save-edited-row.ts'

/** One row in full, to read and to change; a change is saved as a new version of the dataset. */
export function RowEditor({ dataset, position }: { dataset: DatasetSummary; position: number }) {
  const { data } = useQuery(datasetQueries.rowSlice(dataset.versionId, Math.floor(position / rowSliceSize)))
  const row = data?.rows[position % rowSliceSize]
  if (!row)
    return dataset.rowCount === 0 ? (
      <Text p="sm" c="dimmed">
        The dataset has no rows.
      </Text>
    ) : (
      <LinesSkeleton />
    )
  return <RowForm dataset={dataset} row={row} />
}

function RowForm({ dataset, row }: { dataset: DatasetSummary; row: DatasetRow }) {
  const [edits, setEdits] = useState<Readonly<Record<string, string>>>({})
  const [expected, setExpected] = useState(row.expected ?? '')
  const cells = Object.entries(edits).map(([name, text]) => [name, parseCell(text, row.variables[name])] as const)
  const problems = new Map(cells.flatMap(([name, cell]) => ('problem' in cell ? [[name, cell.problem] as const] : [])))
  const isEdited = cells.length > 0 || expected !== (row.expected ?? '')
  const isTooLarge = dataset.rowCount > editableRows

  const save = useMutation({
    mutationFn: () =>
      saveEditedRow(dataset, row.position, {
        variables: {
          ...row.variables,
          ...Object.fromEntries(cells.map(([name, cell]) => [name, 'value' in cell ? cell.value : undefined])),
        },
        expected: expected === '' && row.expected === null ? null : expected,
      }),
    meta: { showsError: true },
    onSuccess: () => notifyDone(`Row ${row.position + 1} is saved in a new version of ${dataset.name}.`),
  })
  const discard = (): void => {
    setEdits({})
    setExpected(row.expected ?? '')
  }

  return (
    <Stack p="sm" gap="sm">
      <Title order={2}>Row {formatCount(row.position + 1)}</Title>
      {dataset.columns.map((name) => (
        <Textarea
          key={name}
          label={name}
          autosize
          minRows={1}
          maxRows={14}
          readOnly={isTooLarge}
          value={edits[name] ?? cellText(row.variables[name])}
          error={problems.get(name)}
          onChange={(event) => setEdits({ ...edits, [name]: event.currentTarget.value })}
        />
      ))}
      {dataset.hasExpected ? (
        <Textarea
          label="expected"
          autosize
          minRows={1}
          maxRows={14}
          readOnly={isTooLarge}
          value={expected}
          onChange={(event) => setExpected(event.currentTarget.value)}
        />
      ) : null}
      {isTooLarge ? (
        <Text c="dimmed">
          Datasets of more than {formatCount(editableRows)} rows are changed in their file and imported again.
        </Text>
      ) : null}
      {save.isError ? (
        <Alert color="red" role="alert">
          {errorSentence(save.error)}
        </Alert>
      ) : null}
      {isEdited ? (
        <Group gap="xs">
          <Button loading={save.isPending} disabled={problems.size > 0} onClick={() => save.mutate()}>
            Save as a new version
          </Button>
          <Button variant="default" onClick={discard}>
            Discard
          </Button>
        </Group>
      ) : null}
    </Stack>
  )
}
