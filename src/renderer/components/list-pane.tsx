import { ActionIcon, CloseButton, Group, TextInput, Tooltip } from '@mantine/core'
import { IconPlus, IconSearch } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import styles from './list-pane.module.css'
import { moveInList } from './move-in-list.ts'

/** The list at the left of a page: its heading with the button that adds one and `menu`, a search field, and the items. */
export function ListPane({
  title,
  addLabel,
  onAdd,
  menu,
  search,
  onSearch,
  children,
}: {
  title: string
  addLabel?: string
  onAdd?: () => void
  menu?: ReactNode
  search?: string
  onSearch?: (text: string) => void
  children: ReactNode
}) {
  return (
    <nav className={styles.pane} aria-label={title} data-pane tabIndex={-1}>
      <div className={styles.head}>
        <h2 className={styles.title}>{title}</h2>
        <Group gap={2} wrap="nowrap">
          {onAdd && addLabel ? (
            <Tooltip label={addLabel}>
              <ActionIcon aria-label={addLabel} onClick={onAdd}>
                <IconPlus size={16} />
              </ActionIcon>
            </Tooltip>
          ) : null}
          {menu}
        </Group>
      </div>
      {onSearch ? (
        <TextInput
          className={styles.search}
          aria-label={`Search ${title.toLowerCase()}`}
          placeholder="Search"
          value={search}
          onChange={(event) => onSearch(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'ArrowDown') moveInList(event)
          }}
          leftSection={<IconSearch size={14} />}
          rightSection={
            search ? <CloseButton size="xs" aria-label="Clear the search" onClick={() => onSearch('')} /> : null
          }
        />
      ) : null}
      <div className={styles.items} data-items>
        {children}
      </div>
    </nav>
  )
}
