import { Menu, UnstyledButton } from '@mantine/core'
import { IconCheck, IconChevronDown } from '@tabler/icons-react'
import { type ColumnType, columnTypeSchema } from '../../../core/datasets/column-type.ts'
import type { GridColumn } from './cell-value.ts'
import styles from './data-grid.module.css'

/** What can be done with a variable's column. */
export interface ColumnActions {
  rename: (column: GridColumn) => void
  insertAfter: (column: GridColumn) => void
  remove: (column: GridColumn) => void
  convert: (column: GridColumn, type: ColumnType) => void
}

const typeNames: Readonly<Record<ColumnType, string>> = {
  text: 'text',
  number: 'number',
  boolean: 'true or false',
  json: 'JSON',
}

/** The head of a column: its name and type, and for a variable a menu to change them. */
export function ColumnHead({ column, actions }: { column: GridColumn; actions: ColumnActions }) {
  const { name, type, variable } = column
  if (!variable)
    return (
      <span className={styles.fixedHead}>
        <span className={styles.name}>{name}</span>
      </span>
    )
  return (
    <Menu position="bottom-start" withinPortal>
      <Menu.Target>
        <UnstyledButton className={styles.headButton} aria-label={`Column ${name}, ${typeNames[type as ColumnType]}`}>
          <span className={styles.name}>{name}</span>
          <small>{type === 'boolean' ? 'bool' : typeNames[type as ColumnType]}</small>
          <IconChevronDown size={12} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => actions.rename(column)}>Rename…</Menu.Item>
        <Menu.Item onClick={() => actions.insertAfter(column)}>Add a column after it…</Menu.Item>
        <Menu.Item color="red" onClick={() => actions.remove(column)}>
          Remove the column
        </Menu.Item>
        <Menu.Divider />
        <Menu.Label>Type</Menu.Label>
        {columnTypeSchema.options.map((option) => (
          <Menu.Item
            key={option}
            rightSection={option === type ? <IconCheck size={14} aria-label="now" /> : null}
            onClick={() => actions.convert(column, option)}
          >
            {typeNames[option]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
