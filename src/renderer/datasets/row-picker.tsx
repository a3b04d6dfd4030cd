import { ActionIcon, Group, Select, Text, Tooltip } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { formatCount } from '../format/format-number.ts'
import type { RowChoice } from './use-row-choice.ts'

const typedValue = 'typed'

/** Chooses the dataset and steps through its rows. */
export function RowPicker({ choice }: { choice: RowChoice }) {
  const { datasets, dataset, position, chooseDataset, step } = choice
  return (
    <Group gap="xs" wrap="nowrap">
      <Select
        aria-label="Dataset"
        style={{ flex: 1, minWidth: 0 }}
        data={[
          { group: 'Datasets', items: datasets.map(({ id, name }) => ({ value: `dataset:${id}`, label: name })) },
          { group: 'Without a dataset', items: [{ value: typedValue, label: 'Typed values' }] },
        ]}
        value={dataset ? `dataset:${dataset.id}` : typedValue}
        allowDeselect={false}
        onChange={(value) =>
          chooseDataset(value === null || value === typedValue ? null : value.slice('dataset:'.length))
        }
      />
      {dataset ? (
        <Group gap={2} wrap="nowrap">
          <Tooltip label="Previous row">
            <ActionIcon aria-label="Previous row" disabled={position === 0} onClick={() => step(-1)}>
              <IconChevronLeft size={16} />
            </ActionIcon>
          </Tooltip>
          <Text component="span" style={{ whiteSpace: 'nowrap' }} aria-live="polite">
            Row {formatCount(position + 1)} of {formatCount(dataset.rowCount)}
          </Text>
          <Tooltip label="Next row">
            <ActionIcon aria-label="Next row" disabled={position >= dataset.rowCount - 1} onClick={() => step(1)}>
              <IconChevronRight size={16} />
            </ActionIcon>
          </Tooltip>
        </Group>
      ) : null}
    </Group>
  )
}
