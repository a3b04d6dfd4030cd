import { Skeleton } from '@mantine/core'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { ErrorPanel } from '../components/error-panel.tsx'
import { formatCount } from '../format/format-number.ts'
import { cellText } from './cell-text.ts'
import { columnTemplate } from './column-template.ts'
import styles from './row-table.module.css'
import { useRowSlices } from './use-row-slices.ts'

const rowHeight = 31

interface RowTableProps {
  versionId: string
  rowCount: number
  columns: readonly string[]
  hasExpected: boolean
  /** Position of the chosen row. */
  current: number
  onChoose: (position: number) => void
}

/** All rows of a version; those in sight are fetched by slices and drawn, however many there are. */
export function RowTable({ versionId, rowCount, columns, hasExpected, current, onChoose }: RowTableProps) {
  const scrollRef = useRef<HTMLDivElement>(null)
  const virtualizer = useVirtualizer({
    count: rowCount,
    getScrollElement: () => scrollRef.current,
    estimateSize: () => rowHeight,
    overscan: 10,
  })
  const items = virtualizer.getVirtualItems()
  const { rowAt, error, retry } = useRowSlices(versionId, items[0]?.index ?? 0, items.at(-1)?.index ?? 0)
  const sample = Array.from({ length: 20 }, (_, index) => rowAt((items[0]?.index ?? 0) + index)).filter((row) => row !== undefined)
  const [template, setTemplate] = useState(() => columnTemplate(columns, hasExpected, []))
  const isMeasured = useRef(false)
  useEffect(() => {
    if (isMeasured.current || sample.length === 0) return
    isMeasured.current = true
    setTemplate(columnTemplate(columns, hasExpected, sample))
  }, [columns, hasExpected, sample])

  const onKeyDown = (event: KeyboardEvent): void => {
    const by = { ArrowDown: 1, ArrowUp: -1, PageDown: 15, PageUp: -15 }[event.key]
    if (by === undefined) return
    event.preventDefault()
    const next = Math.max(0, Math.min(rowCount - 1, current + by))
    onChoose(next)
    virtualizer.scrollToIndex(next)
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
    >
      <div className={styles.inner}>
        <div className={styles.head} role="row" style={{ gridTemplateColumns: template }}>
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
          {items.map(({ index, start }) => {
            const row = rowAt(index)
            return (
              <div
                key={index}
                id={`row-${index}`}
                role="row"
                aria-rowindex={index + 1}
                aria-selected={index === current}
                className={styles.row}
                style={{ gridTemplateColumns: template, transform: `translateY(${start}px)`, height: rowHeight }}
                onClick={() => onChoose(index)}
              >
                <span role="rowheader" className={styles.number}>
                  {formatCount(index + 1)}
                </span>
                {columns.map((column) => (
                  <span key={column} role="gridcell">
                    {row ? cellText(row.variables[column]) : <Skeleton height={10} width="60%" />}
                  </span>
                ))}
                {hasExpected ? <span role="gridcell">{row ? row.expected : <Skeleton height={10} width="40%" />}</span> : null}
              </div>
            )
          })}
        </div>
      </div>
    </div>
  )
}
