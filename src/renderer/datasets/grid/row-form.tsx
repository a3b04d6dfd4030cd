import { Stack, Text, Title } from '@mantine/core'
import { formatCount } from '../../format/format-number.ts'
import { baseValue, cellValue, type GridColumn, parseCellText } from './cell-value.ts'
import { CellField } from './cell-field.tsx'
import { setCells } from './grid-draft.ts'
import { useGridLines } from './use-grid-lines.ts'
import type { GridChanges } from './use-grid-session.ts'
import type { RowFilter } from '../../queries/dataset-queries.ts'

/** One row in full, to read and to change. */
export function RowForm({
  changes,
  columns,
  filter,
  index,
}: {
  changes: GridChanges
  columns: readonly GridColumn[]
  filter: RowFilter
  index: number
}) {
  const { base, draft } = changes
  const lines = useGridLines(base.versionId, draft, filter, { first: index, last: index })
  const line = lines.lineAt(index)
  if (!line || (line.rowId >= 0 && !line.row))
    return (
      <Text p="sm" c="dimmed">
        {lines.count === 0 ? 'There is no row: add one, or paste rows from a spreadsheet.' : 'The row is on its way.'}
      </Text>
    )
  const { rowId, row } = line
  const isFiltered = filter.split !== undefined || filter.tag !== undefined
  return (
    <Stack p="sm" gap="sm">
      <Title order={2}>Row {formatCount(isFiltered ? rowId + 1 : index + 1)}</Title>
      {columns.map((column) => (
        <CellField
          key={`${rowId} ${column.id}`}
          column={column}
          value={cellValue(draft.cells.get(rowId), rowId, row, column)}
          onText={(text) => {
            const parsed = parseCellText(text, column)
            if ('problem' in parsed) return
            const cell = { rowId, columnId: column.id, value: parsed.value }
            const change = row ? { ...cell, before: baseValue(row, column) } : cell
            changes.change(setCells(draft, [change]), `${rowId} ${column.id}`)
          }}
        />
      ))}
    </Stack>
  )
}
