import { memo } from 'react'
import type { DatasetRow } from '../../../contract/datasets.ts'
import { formatCount } from '../../format/format-number.ts'
import { cellPreview } from '../cell-text.ts'
import { cellValue, type GridColumn, textOfCell } from './cell-value.ts'
import styles from './data-grid.module.css'
import type { RowChange } from './grid-draft.ts'

interface GridRowProps {
  index: number
  /** What the line is called, from 1. */
  number: number
  /** Undefined while it is not known which row it is. */
  rowId: number | undefined
  /** Undefined while it is on its way: grey bars stand in its place. */
  row: DatasetRow | undefined
  change: RowChange | undefined
  columns: readonly GridColumn[]
  /** First and last chosen column; -1 where none is. */
  left: number
  right: number
  /** The column of the cell that keys act on; -1 where it is in another row. */
  focus: number
  isRemoved: boolean
  /** Distance from the top of the rows, in pixels. */
  top: number
}

/** One line of the grid; drawn again only when what it shows has changed, since scrolling draws many. */
export const GridRow = memo(function GridRow({
  index,
  number,
  rowId,
  row,
  change,
  columns,
  left,
  right,
  focus,
  isRemoved,
  top,
}: GridRowProps) {
  const isWaiting = rowId === undefined || (rowId >= 0 && !row)
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      className={styles.row}
      data-index={index}
      data-new={rowId !== undefined && rowId < 0 ? true : undefined}
      data-removed={isRemoved || undefined}
      style={{ transform: `translateY(${top}px)` }}
    >
      <span role="rowheader" aria-colindex={1} className={styles.number}>
        {formatCount(number)}
      </span>
      {columns.map((column, at) => (
        <span
          key={column.id}
          id={at === focus ? 'grid-focus' : undefined}
          role="gridcell"
          aria-colindex={at + 2}
          aria-selected={at >= left && at <= right}
          className={styles.cell}
          data-column={at}
          data-focus={at === focus || undefined}
          data-changed={change?.has(column.id) || undefined}
          data-type={column.type}
        >
          {isWaiting ? (
            <i className={styles.waiting} />
          ) : (
            cellPreview(textOfCell(cellValue(change, rowId, row, column), column))
          )}
        </span>
      ))}
    </div>
  )
})
