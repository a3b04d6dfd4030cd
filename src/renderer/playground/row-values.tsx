import { Skeleton, Text } from '@mantine/core'
import type { DatasetRow } from '../../contract/datasets.ts'
import { KeyValues } from '../components/key-values.tsx'
import { cellText } from '../datasets/cell-text.ts'

/** The values that the chosen row gives to the prompt's variables. */
export function RowValues({ names, row }: { names: readonly string[]; row: DatasetRow | undefined }) {
  if (!row) return <Skeleton height={40} />
  if (names.length === 0) return <Text c="dimmed">The prompt has no variables.</Text>
  return (
    <KeyValues
      entries={names.map(
        (name) => [name, name in row.variables ? cellText(row.variables[name]) : 'no such column'] as const,
      )}
    />
  )
}
