import { memo } from 'react'
import type { GridRow as Row } from '../../../contract/run-grid.ts'
import { formatCount } from '../../format/format-number.ts'
import { summariseCells } from './cell-summary.ts'
import type { GridColumns } from './grid-columns.ts'
import styles from './run-grid.module.css'
import { valueText } from './value-text.ts'

/** Height of every row of the grid, in pixels: two lines of text. */
export const gridRowHeight = 50

interface GridRowProps {
  row: Row | undefined
  index: number
  top: number
  id: string
  columns: GridColumns
  metric: number
  scale: 'pass-fail' | 'number'
  /** The chosen variant, where this is the chosen row. */
  selected: number | null
}

/**
 * One row: number, variables, expected, and each variant's answer. Plain elements and no handlers of its own, since
 * a screenful of them is made anew while a person scrolls.
 */
export const GridRow = memo(function GridRow({ row, index, top, id, columns, metric, scale, selected }: GridRowProps) {
  return (
    <div
      id={id}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={selected !== null}
      data-index={index}
      className={styles.row}
      style={{ transform: `translateY(${top}px)` }}
    >
      {row ? (
        <RowCells row={row} columns={columns} metric={metric} scale={scale} selected={selected} />
      ) : (
        <span role="gridcell" className={styles.number}>
          …
        </span>
      )}
    </div>
  )
})

function RowCells({
  row,
  columns,
  metric,
  scale,
  selected,
}: Pick<GridRowProps, 'columns' | 'metric' | 'scale' | 'selected'> & { row: Row }) {
  return (
    <>
      <span role="rowheader" className={styles.number}>
        {formatCount(row.position + 1)}
      </span>
      {columns.variables.map((name) => (
        <span key={name} role="gridcell" className={styles.text}>
          {valueText(row.variables[name])}
        </span>
      ))}
      {columns.hasExpected ? (
        <span role="gridcell" className={styles.text}>
          {row.expected ?? <i className={styles.faint}>none</i>}
        </span>
      ) : null}
      {Array.from({ length: columns.variantCount }, (_, variant) => (
        <VariantCell
          key={variant}
          row={row}
          variant={variant}
          metric={metric}
          scale={scale}
          isSelected={selected === variant}
        />
      ))}
    </>
  )
}

function VariantCell({
  row,
  variant,
  metric,
  scale,
  isSelected,
}: {
  row: Row
  variant: number
  metric: number
  scale: 'pass-fail' | 'number'
  isSelected: boolean
}) {
  const { state, text, isCached, failures, mark } = summariseCells(
    row.cells.filter((cell) => cell.variant === variant),
    metric,
    scale,
  )
  return (
    <span
      role="gridcell"
      className={styles.answer}
      data-variant={variant}
      data-state={state}
      aria-selected={isSelected}
    >
      <span className={styles.output}>{text}</span>
      <span className={styles.marks}>
        {mark ? (
          <span role="img" aria-label={mark.label} data-tone={mark.tone} className={styles.mark}>
            {mark.sign}
          </span>
        ) : null}
        {failures ? (
          <span role="img" aria-label={failures} title={failures} data-tone="bad" className={styles.mark}>
            !
          </span>
        ) : null}
        {isCached ? <small title="Answered from the cache">cached</small> : null}
      </span>
    </span>
  )
}
