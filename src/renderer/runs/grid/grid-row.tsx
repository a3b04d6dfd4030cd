import { memo } from 'react'
import type { RunReport } from '../../../contract/experiments.ts'
import type { GridCell, GridRow as Row } from '../../../contract/run-grid.ts'
import { formatCost } from '../../format/format-cost.ts'
import { formatDuration } from '../../format/format-duration.ts'
import { formatCount, formatNumber } from '../../format/format-number.ts'
import { formatScore } from '../../format/format-score.ts'
import { meanOfKnown, summariseCells } from './cell-summary.ts'
import type { CellMeasure } from './column-choice.ts'
import type { GridColumn, GridColumns } from './grid-columns.ts'
import { MarkedDifference } from './marked-difference.tsx'
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
  metrics: RunReport['metrics']
  /** Index of the metric whose marks stand beside the answers. */
  metric: number
  hasDifferences: boolean
  /** The chosen variant, where this is the chosen row. */
  selected: number | null
}

type CellProps = Pick<GridRowProps, 'metrics' | 'metric' | 'hasDifferences' | 'selected'> & { row: Row }

/**
 * One row: number, variables, expected, and each variant's answer. Plain elements and no handlers of its own, since
 * a screenful of them is made anew while a person scrolls.
 */
export const GridRow = memo(function GridRow({ row, index, top, id, columns, selected, ...shown }: GridRowProps) {
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
        <>
          <span role="rowheader" className={styles.number}>
            {formatCount(row.position + 1)}
          </span>
          {columns.columns.map((column) => (
            <ColumnCell key={keyOf(column)} column={column} row={row} selected={selected} {...shown} />
          ))}
        </>
      ) : (
        <span role="gridcell" className={styles.number}>
          …
        </span>
      )}
    </div>
  )
})

function keyOf(column: GridColumn): string {
  return Object.values(column).join(' ')
}

function ColumnCell({ column, row, ...shown }: CellProps & { column: GridColumn }) {
  switch (column.kind) {
    case 'variable':
      return (
        <span role="gridcell" className={styles.text} dir="auto">
          {valueText(row.variables[column.name])}
        </span>
      )
    case 'expected':
      return (
        <span role="gridcell" className={styles.text} dir="auto">
          {row.expected ?? <i className={styles.faint}>none</i>}
        </span>
      )
    case 'answer':
      return <AnswerCell row={row} variant={column.variant} {...shown} />
    case 'score': {
      const scores = cellsOf(row, column.variant).map((cell) => cell.scores[column.metric])
      const mean = meanOfKnown(scores)
      return (
        <Figure variant={column.variant}>
          {mean === null ? '–' : formatScore(mean, shown.metrics[column.metric]?.scale ?? 'number')}
        </Figure>
      )
    }
    case 'measure':
      return <Figure variant={column.variant}>{measured(cellsOf(row, column.variant), column.measure)}</Figure>
  }
}

function Figure({ variant, children }: { variant: number; children: string }) {
  return (
    <span role="gridcell" className={styles.figure} data-variant={variant}>
      {children}
    </span>
  )
}

function cellsOf(row: Row, variant: number): GridCell[] {
  return row.cells.filter((cell) => cell.variant === variant)
}

/** The mean over the finished repeats; nothing before there is one. */
function measured(cells: readonly GridCell[], measure: CellMeasure): string {
  const done = cells.filter(({ status }) => status === 'done')
  if (done.length === 0) return ''
  switch (measure) {
    case 'latency':
      return formatDuration(meanOfKnown(done.map(({ totalMs }) => totalMs)))
    case 'cost':
      return formatCost(meanOfKnown(done.map(({ costUsd }) => costUsd)))
    case 'tokens': {
      const mean = meanOfKnown(done.map(({ completionTokens }) => completionTokens))
      return mean === null ? 'unknown' : formatNumber(mean, 1)
    }
  }
}

function AnswerCell({ row, variant, metrics, metric, hasDifferences, selected }: CellProps & { variant: number }) {
  const scale = metrics[metric]?.scale ?? 'pass-fail'
  const { state, text, isCached, failures, mark } = summariseCells(cellsOf(row, variant), metric, scale)
  const first = hasDifferences && variant > 0 ? summariseCells(cellsOf(row, 0), metric, scale) : null
  return (
    <span
      role="gridcell"
      className={styles.answer}
      data-variant={variant}
      data-state={state}
      aria-selected={selected === variant}
    >
      <span className={styles.output} dir="auto">
        {first?.state === 'done' && state === 'done' ? <MarkedDifference before={first.text} after={text} /> : text}
      </span>
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
