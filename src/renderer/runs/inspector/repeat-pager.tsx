import { ActionIcon } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import styles from './cell-inspector.module.css'

/** Steps through the repeats of a cell; `value` counts from 0. */
export function RepeatPager({
  count,
  value,
  onChange,
}: {
  count: number
  value: number
  onChange: (repeat: number) => void
}) {
  return (
    <div className={styles.pager}>
      <span aria-live="polite">
        Repeat {value + 1} of {count}
      </span>
      <ActionIcon size="sm" aria-label="Previous repeat" disabled={value === 0} onClick={() => onChange(value - 1)}>
        <IconChevronLeft size={14} />
      </ActionIcon>
      <ActionIcon size="sm" aria-label="Next repeat" disabled={value >= count - 1} onClick={() => onChange(value + 1)}>
        <IconChevronRight size={14} />
      </ActionIcon>
    </div>
  )
}
