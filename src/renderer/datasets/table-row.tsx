import { memo } from 'react'
import type { DatasetRow } from '../../contract/datasets.ts'
import { formatCount } from '../format/format-number.ts'
import { cellPreview } from './cell-text.ts'
import type { RowEdit } from './row-edits.ts'
import styles from './row-table.module.css'

interface TableRowProps {
  position: number
  /** Undefined while it is on its way: grey bars stand in its place. */
  row: DatasetRow | undefined
  /** What was changed in it and is not saved yet. */
  edit: RowEdit | undefined
  columns: readonly string[]
  hasExpected: boolean
  isCurrent: boolean
  /** Distance from the top of the table, in pixels. */
  top: number
}

/** One line of the table; drawn again only when what it shows has changed, since scrolling draws many. */
export const TableRow = memo(function TableRow({
  position,
  row,
  edit,
  columns,
  hasExpected,
  isCurrent,
  top,
}: TableRowProps) {
  return (
    <div
      id={`row-${position}`}
      role="row"
      aria-rowindex={position + 1}
      aria-selected={isCurrent}
      className={styles.row}
      data-edited={edit ? true : undefined}
      style={{ transform: `translateY(${top}px)` }}
    >
      <span role="rowheader" className={styles.number}>
        {formatCount(position + 1)}
      </span>
      {columns.map((column) => (
        <span key={column} role="gridcell">
          {row ? cellPreview(edit?.texts[column] ?? row.variables[column]) : <i className={styles.waiting} />}
        </span>
      ))}
      {hasExpected ? (
        <span role="gridcell">
          {row ? cellPreview(edit?.expected ?? row.expected) : <i className={styles.waiting} />}
        </span>
      ) : null}
    </div>
  )
})
