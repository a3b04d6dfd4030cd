import { useQuery } from '@tanstack/react-query'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type CSSProperties, useMemo, useRef, useState } from 'react'
import type { ColumnType } from '../../../core/datasets/column-type.ts'
import { ErrorPanel } from '../../components/error-panel.tsx'
import { datasetQueries, type RowFilter } from '../../queries/dataset-queries.ts'
import { columnTemplate } from '../column-template.ts'
import { CellEditor } from './cell-editor.tsx'
import { baseValue, type GridColumn, textOfCell } from './cell-value.ts'
import { ColumnHead } from './column-head.tsx'
import styles from './data-grid.module.css'
import type { GridView } from './edit-range.ts'
import { GridRow } from './grid-row.tsx'
import { hasRowId } from './row-spans.ts'
import { clampSelection, type GridSelection, rangeOf } from './selection.ts'
import { useColumnActions } from './use-column-actions.ts'
import { useGridClipboard } from './use-grid-clipboard.ts'
import { useGridInput } from './use-grid-input.ts'
import { useGridLines } from './use-grid-lines.ts'
import type { GridChanges } from './use-grid-session.ts'

const rowHeight = 31
const overscan = 5

interface DataGridProps {
  changes: GridChanges
  columns: readonly GridColumn[]
  /** Types of the version's columns. */
  types: ReadonlyMap<string, ColumnType>
  filter: RowFilter
  selection: GridSelection
  onSelect: (selection: GridSelection) => void
  /** Shows why something cannot be done, or takes that away. */
  tell: (problem: string | null) => void
}

/** The rows as a spreadsheet; those in sight are fetched by slices and drawn, however many there are. */
export function DataGrid({ changes, columns, types, filter, selection: wanted, onSelect, tell }: DataGridProps) {
  const { base, draft } = changes
  const scrollRef = useRef<HTMLDivElement>(null)
  const isFiltered = filter.split !== undefined || filter.tag !== undefined
  const [shown, setShown] = useState({ first: 0, last: 40 })
  const lines = useGridLines(base.versionId, draft, filter, shown)
  // oxlint-disable-next-line react/incompatible-library -- nothing that it returns is memoised here
  const virtualizer = useVirtualizer({
    count: lines.count,
    getScrollElement: () => scrollRef.current,
    estimateSize: () => rowHeight,
    overscan,
    // The head lies over the first line.
    scrollPaddingStart: rowHeight,
    useFlushSync: false,
  })
  const items = virtualizer.getVirtualItems()
  const first = items[0]?.index ?? 0
  const last = items.at(-1)?.index ?? 0
  if (items.length > 0 && (first !== shown.first || last !== shown.last)) setShown({ first, last })
  // A line that scrolls out of sight lends its elements to one that comes in: filling them is cheaper than making new ones.
  const slots = Math.ceil((virtualizer.scrollRect?.height ?? 0) / rowHeight) + 2 * overscan + 2

  const { data: start } = useQuery(datasetQueries.rowSlice(base.versionId, 0))
  const template = useMemo(() => {
    const sample = start?.rows.slice(0, 20) ?? []
    return columnTemplate(
      columns.map((column) => ({
        name: column.variable ? `${column.name} ${column.type}` : column.name,
        texts: sample.map((row) => textOfCell(baseValue(row, column), column)),
      })),
    )
  }, [columns, start])
  const style: CSSProperties & Record<'--columns', string> = {
    '--columns': template.columns,
    'minWidth': template.minWidth,
  }

  const size = { rows: lines.count, columns: columns.length }
  const selection = clampSelection(wanted, size)
  const range = rangeOf(selection)
  const view: GridView = {
    columns,
    rowCount: lines.count,
    rowIdAt: (index) => lines.lineAt(index)?.rowId,
    baseOf: (index, column) => {
      const row = lines.lineAt(index)?.row
      return row && baseValue(row, column)
    },
    canAddRows: !isFiltered,
  }
  const select = (next: GridSelection): void => {
    onSelect(next)
    virtualizer.scrollToIndex(Math.max(0, next.focus.row))
    revealColumn(scrollRef.current, next.focus.column)
  }
  const input = useGridInput({ changes, view, lines, selection, size, select, tell, gridRef: scrollRef })
  const clipboard = useGridClipboard({ changes, view, lines, selection, select, tell })
  const actions = useColumnActions(changes, types, tell)
  const { editing } = input
  const focused = columns[selection.focus.column]

  return (
    <div
      ref={scrollRef}
      className={styles.scroll}
      role="grid"
      aria-label="Rows"
      aria-multiselectable
      aria-rowcount={lines.count + 1}
      aria-colcount={columns.length + 1}
      aria-activedescendant="grid-focus"
      tabIndex={0}
      onKeyDown={input.onKeyDown}
      onMouseDown={input.onMouseDown}
      onMouseMove={input.onMouseMove}
      onDoubleClick={input.onDoubleClick}
      onCopy={clipboard.onCopy}
      onCut={clipboard.onCut}
      onPaste={clipboard.onPaste}
    >
      <div style={style}>
        <div className={styles.head} role="row" aria-rowindex={1}>
          <span role="columnheader" aria-colindex={1}>
            #
          </span>
          {columns.map((column, at) => (
            <span key={column.id} role="columnheader" aria-colindex={at + 2}>
              <ColumnHead column={column} actions={actions} />
            </span>
          ))}
        </div>
        {lines.error ? <ErrorPanel error={lines.error} onRetry={lines.retry} /> : null}
        <div role="rowgroup" style={{ height: virtualizer.getTotalSize(), position: 'relative' }}>
          {items.map(({ index, start: top }) => {
            const line = lines.lineAt(index)
            const isIn = index >= range.top && index <= range.bottom
            return (
              <GridRow
                key={index % slots}
                index={index}
                number={isFiltered && line ? line.rowId + 1 : index + 1}
                rowId={line?.rowId}
                row={line?.row}
                change={line && draft.cells.get(line.rowId)}
                columns={columns}
                left={isIn ? range.left : -1}
                right={isIn ? range.right : -1}
                focus={index === selection.focus.row ? selection.focus.column : -1}
                isRemoved={isFiltered && line !== undefined && !hasRowId(draft.rows, line.rowId)}
                top={top}
              />
            )
          })}
          {editing && focused ? (
            <div className={styles.overlay} style={{ transform: `translateY(${selection.focus.row * rowHeight}px)` }}>
              <div style={{ gridColumn: selection.focus.column + 2 }}>
                <CellEditor
                  label={`${focused.name} of row ${selection.focus.row + 1}`}
                  editing={editing}
                  onType={input.type}
                  onKeep={input.keep}
                  onCancel={input.cancel}
                />
              </div>
            </div>
          ) : null}
        </div>
      </div>
    </div>
  )
}

/** Scrolls sideways until a column is in sight, right of the row's number, which stays. */
function revealColumn(scroll: HTMLDivElement | null, column: number): void {
  const cell = scroll?.querySelectorAll<HTMLElement>('[role="columnheader"]')[column + 1]
  const number = scroll?.querySelector<HTMLElement>('[role="columnheader"]')
  if (!scroll || !cell || !number) return
  const left = cell.offsetLeft - number.offsetWidth
  const right = cell.offsetLeft + cell.offsetWidth
  if (left < scroll.scrollLeft) scroll.scrollLeft = left
  else if (right > scroll.scrollLeft + scroll.clientWidth)
    scroll.scrollLeft = Math.min(left, right - scroll.clientWidth)
}
