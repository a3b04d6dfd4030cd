import { useQuery } from '@tanstack/react-query'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type CSSProperties, type KeyboardEvent, type MouseEvent, useMemo, useRef } from 'react'
import { ErrorPanel } from '../components/error-panel.tsx'
import { datasetQueries } from '../queries/dataset-queries.ts'
import { columnTemplate } from './column-template.ts'
import type { RowEdits } from './row-edits.ts'
import styles from './row-table.module.css'
import { TableRow } from './table-row.tsx'
import { useRowSlices } from './use-row-slices.ts'

const rowHeight = 31
const overscan = 5
const stepByKey: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: 15,
  PageUp: -15,
  Home: -Infinity,
  End: Infinity,
}

interface RowTableProps {
  versionId: string
  rowCount: number
  columns: readonly string[]
  hasExpected: boolean
  edits: RowEdits
  /** Position of the chosen row. */
  current: number
  onChoose: (position: number) => void
}

/** All rows of a version; those in sight are fetched by slices and drawn, however many there are. */
export function RowTable({ versionId, rowCount, columns, hasExpected, edits, current, onChoose }: RowTableProps) {
  const scrollRef = useRef<HTMLDivElement>(null)
  // oxlint-disable-next-line react/incompatible-library -- nothing that it returns is memoised here
  const virtualizer = useVirtualizer({
    count: rowCount,
    getScrollElement: () => scrollRef.current,
    estimateSize: () => rowHeight,
    overscan,
    useFlushSync: false,
  })
  const items = virtualizer.getVirtualItems()
  // A line that scrolls out of sight lends its elements to one that comes in: filling them is cheaper than making new ones.
  const slots = Math.ceil((virtualizer.scrollRect?.height ?? 0) / rowHeight) + 2 * overscan + 2
  const { rowAt, error, retry } = useRowSlices(versionId, items[0]?.index ?? 0, items.at(-1)?.index ?? 0)

  const { data: first } = useQuery(datasetQueries.rowSlice(versionId, 0))
  const template = useMemo(
    () => columnTemplate(columns, hasExpected, first?.rows.slice(0, 20) ?? []),
    [columns, hasExpected, first],
  )
  const style: CSSProperties & Record<'--columns', string> = {
    '--columns': template.columns,
    'minWidth': template.minWidth,
  }

  const onKeyDown = (event: KeyboardEvent): void => {
    const by = stepByKey[event.key]
    if (by === undefined) return
    event.preventDefault()
    const next = Math.max(0, Math.min(rowCount - 1, current + by))
    onChoose(next)
    virtualizer.scrollToIndex(next)
  }

  const onClick = (event: MouseEvent): void => {
    const row = event.target instanceof Element ? event.target.closest('[aria-rowindex]') : null
    const index = Number(row?.getAttribute('aria-rowindex'))
    if (index > 0) onChoose(index - 1)
  }

  return (
    <div
      ref={scrollRef}
      className={styles.scroll}
      role="grid"
      aria-label="Rows"
      aria-rowcount={rowCount}
      aria-activedescendant={`row-${current}`}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onClick={onClick}
    >
      <div style={style}>
        <div className={styles.head} role="row">
          <span role="columnheader">#</span>
          {columns.map((column) => (
            <span key={column} role="columnheader">
              {column}
            </span>
          ))}
          {hasExpected ? <span role="columnheader">expected</span> : null}
        </div>
        {error ? <ErrorPanel error={error} onRetry={retry} /> : null}
        <div role="rowgroup" style={{ height: virtualizer.getTotalSize(), position: 'relative' }}>
          {items.map(({ index, start }) => (
            <TableRow
              key={index % slots}
              position={index}
              row={rowAt(index)}
              edit={edits.get(index)}
              columns={columns}
              hasExpected={hasExpected}
              isCurrent={index === current}
              top={start}
            />
          ))}
        </div>
      </div>
    </div>
  )
}
