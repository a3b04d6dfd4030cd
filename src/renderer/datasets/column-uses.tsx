import { Group, MultiSelect, Select } from '@mantine/core'

/** What columns of a file are for; the others are variables. */
export interface ChosenUses {
  expected: string | null
  split: string | null
  tags: string[]
  group: string | null
}

/** What the names of columns say about their use. */
export function guessUses(columns: readonly string[]): ChosenUses {
  const named = (name: string) => (columns.includes(name) ? name : null)
  return {
    expected: named('expected'),
    split: named('split'),
    tags: columns.includes('tags') ? ['tags'] : [],
    group: null,
  }
}

/** The uses as the service is told them. */
export function toColumnUses({ expected, split, tags, group }: ChosenUses) {
  return {
    ...(expected === null ? {} : { expectedColumn: expected }),
    ...(split === null ? {} : { splitColumn: split }),
    ...(tags.length === 0 ? {} : { tagColumns: tags }),
    ...(group === null ? {} : { groupColumn: group }),
  }
}

/** Chooses what each column is for. */
export function ColumnUses({
  columns,
  uses,
  onChange,
}: {
  columns: readonly string[]
  uses: ChosenUses
  onChange: (uses: ChosenUses) => void
}) {
  const data = [...columns]
  return (
    <Group grow align="flex-start">
      <Select
        label="Expected column"
        placeholder="none"
        clearable
        data={data}
        value={uses.expected}
        onChange={(expected) => onChange({ ...uses, expected })}
      />
      <Select
        label="Split column"
        placeholder="none"
        clearable
        data={data}
        value={uses.split}
        onChange={(split) => onChange({ ...uses, split })}
      />
      <MultiSelect
        label="Tag columns"
        placeholder={uses.tags.length === 0 ? 'none' : ''}
        clearable
        data={data}
        value={uses.tags}
        onChange={(tags) => onChange({ ...uses, tags })}
      />
      <Select
        label="Group column"
        placeholder="none"
        clearable
        data={data}
        value={uses.group}
        onChange={(group) => onChange({ ...uses, group })}
      />
    </Group>
  )
}
