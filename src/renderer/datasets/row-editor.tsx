import { Stack, Text, Textarea, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { DatasetSummary } from '../../contract/datasets.ts'
import { LinesSkeleton } from '../components/lines-skeleton.tsx'
import { formatCount } from '../format/format-number.ts'
import { datasetQueries, rowSliceSize } from '../queries/dataset-queries.ts'
import { cellText } from './cell-text.ts'
import { editCell, editExpected, type RowEdit } from './row-edits.ts'
import { editableRows } from './save-edited-rows.ts'

/** One row in full, to read and to change; what is typed is its owner's until it is saved. */
export function RowEditor({
  dataset,
  position,
  edit,
  onEdit,
}: {
  dataset: DatasetSummary
  position: number
  edit: RowEdit | undefined
  onEdit: (edit: RowEdit | undefined) => void
}) {
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
  const isTooLarge = dataset.rowCount > editableRows
  const field = { autosize: true, minRows: 1, maxRows: 14, readOnly: isTooLarge }
  return (
    <Stack p="sm" gap="sm">
      <Title order={2}>Row {formatCount(position + 1)}</Title>
      {dataset.columns.map((name) => (
        <Textarea
          key={name}
          label={name}
          {...field}
          value={edit?.texts[name] ?? cellText(row.variables[name])}
          error={edit?.problems[name]}
          onChange={(event) => onEdit(editCell(row, edit, name, event.currentTarget.value))}
        />
      ))}
      {dataset.hasExpected ? (
        <Textarea
          label="expected"
          {...field}
          value={edit?.expected ?? row.expected ?? ''}
          onChange={(event) => onEdit(editExpected(row, edit, event.currentTarget.value))}
        />
      ) : null}
      {isTooLarge ? (
        <Text c="dimmed">
          Datasets of more than {formatCount(editableRows)} rows are changed in their file and imported again.
        </Text>
      ) : null}
    </Stack>
  )
}
