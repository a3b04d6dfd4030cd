import { ActionIcon, Button, Group, Select, Text, Tooltip } from '@mantine/core'
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconColumnInsertRight,
  IconRowInsertBottom,
  IconRowRemove,
} from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { formatCount, formatQuantity } from '../../format/format-number.ts'
import { datasetQueries, type RowFilter } from '../../queries/dataset-queries.ts'
import styles from './grid-bar.module.css'
import type { GridChanges } from './use-grid-session.ts'

interface GridBarProps {
  changes: GridChanges
  filter: RowFilter
  onFilter: (filter: RowFilter) => void
  /** How many rows are chosen. */
  chosenRows: number
  onAddRow: () => void
  onRemoveRows: () => void
  onAddColumn: () => void
}

/** Over the grid: which rows are shown, and what can be done with rows and columns. */
export function GridBar({ changes, filter, onFilter, chosenRows, onAddRow, onRemoveRows, onAddColumn }: GridBarProps) {
  const { data: outline } = useQuery(datasetQueries.outline(changes.base.versionId))
  const { splits = [], tags = [] } = outline ?? {}
  const isFiltered = filter.split !== undefined || filter.tag !== undefined
  const options = (parts: typeof splits) =>
    parts.map(({ name, rows }) => ({ value: name, label: `${name} (${formatCount(rows)})` }))
  return (
    <div className={styles.bar} role="toolbar" aria-label="Rows and columns">
      <Button
        size="compact-sm"
        variant="subtle"
        leftSection={<IconRowInsertBottom size={15} />}
        disabled={isFiltered}
        onClick={onAddRow}
      >
        Add a row
      </Button>
      <Button
        size="compact-sm"
        variant="subtle"
        leftSection={<IconColumnInsertRight size={15} />}
        onClick={onAddColumn}
      >
        Add a column
      </Button>
      <Button
        size="compact-sm"
        variant="subtle"
        color="gray"
        leftSection={<IconRowRemove size={15} />}
        disabled={chosenRows === 0}
        onClick={onRemoveRows}
      >
        Remove {chosenRows > 1 ? formatQuantity(chosenRows, 'row') : 'the row'}
      </Button>
      <Tooltip label="Undo">
        <ActionIcon variant="subtle" aria-label="Undo" disabled={!changes.canUndo} onClick={changes.undo}>
          <IconArrowBackUp size={16} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label="Redo">
        <ActionIcon variant="subtle" aria-label="Redo" disabled={!changes.canRedo} onClick={changes.redo}>
          <IconArrowForwardUp size={16} />
        </ActionIcon>
      </Tooltip>
      <Group gap={6} ml="auto" wrap="nowrap">
        {isFiltered ? (
          <Text size="xs" c="dimmed">
            of the saved rows
          </Text>
        ) : null}
        {splits.length > 0 ? (
          <Select
            aria-label="Split"
            placeholder="All splits"
            size="xs"
            w={130}
            clearable
            data={options(splits)}
            value={filter.split ?? null}
            onChange={(split) => onFilter({ ...without(filter, 'split'), ...(split === null ? {} : { split }) })}
          />
        ) : null}
        {tags.length > 0 ? (
          <Select
            aria-label="Tag"
            placeholder="All tags"
            size="xs"
            w={130}
            clearable
            searchable
            limit={100}
            data={options(tags)}
            value={filter.tag ?? null}
            onChange={(tag) => onFilter({ ...without(filter, 'tag'), ...(tag === null ? {} : { tag }) })}
          />
        ) : null}
      </Group>
    </div>
  )
}

function without(filter: RowFilter, name: keyof RowFilter): RowFilter {
  const { [name]: _left, ...rest } = filter
  return rest
}
