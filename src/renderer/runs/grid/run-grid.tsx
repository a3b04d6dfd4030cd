import { useQuery } from '@tanstack/react-query'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type MouseEvent, useId, useRef } from 'react'
import type { RunReport } from '../../../contract/experiments.ts'
import type { GridFilter, GridQueryInput, GridSort } from '../../../contract/run-grid.ts'
import { ErrorPanel } from '../../components/error-panel.tsx'
import { runQueries } from '../run-queries.ts'
import { type CellChoice, moveChoice } from './cell-choice.ts'
import type { GridColumns } from './grid-columns.ts'
import { GridHead } from './grid-head.tsx'
import { GridRow, gridRowHeight } from './grid-row.tsx'
import styles from './run-grid.module.css'
import { useGridRows } from './use-grid-rows.ts'
import { useKeepInPlace, useTopWithin } from './use-top-within.ts'

const headHeight = 34

const nothing: Record<GridFilter, string> = {
  'all': 'The run has no rows.',
  'disagree': 'The variants score the same on every row.',
  'failed': 'No cell has failed.',
  'unscored': 'Every answer has a score.',
  'a-better': 'There is no such row.',
  'b-better': 'There is no such row.',
}

/**
 * The rows of a run, of which only those in sight are fetched and drawn. Arrows move the chosen cell, Enter opens it,
 * Escape closes it. It scrolls with what stands above it, in `scroller`.
 */
export function RunGrid({
  runId,
  query,
  columns,
  variantNames,
  metrics,
  metric,
  hasDifferences,
  onSort,
  isLive,
  choice,
  isOpen,
  onChoose,
  onOpen,
  onClose,
  scroller,
}: {
  runId: string
  query: GridQueryInput
  columns: GridColumns
  variantNames: readonly string[]
  metrics: RunReport['metrics']
  metric: number
  hasDifferences: boolean
  onSort: (sort: GridSort | null) => void
  isLive: boolean
  choice: CellChoice | null
  /** Whether the chosen cell is shown beside the grid. */
  isOpen: boolean
  onChoose: (choice: CellChoice) => void
  onOpen: () => void
  onClose: () => void
  scroller: HTMLElement
}) {
  const id = useId()
  const total = useQuery(runQueries.gridTotal(runId, query, isLive)).data ?? 0
  const bodyRef = useRef<HTMLDivElement>(null)
  const bodyTop = useTopWithin(scroller, bodyRef)
  useKeepInPlace(scroller, bodyTop, isOpen)
  // oxlint-disable-next-line react/incompatible-library -- nothing that it returns is memoised here
  const virtualizer = useVirtualizer({
    count: total,
    getScrollElement: () => scroller,
    estimateSize: () => gridRowHeight,
    overscan: 6,
    scrollMargin: bodyTop,
    scrollPaddingStart: headHeight + 44,
    scrollPaddingEnd: 12,
    useFlushSync: false,
  })
  const items = virtualizer.getVirtualItems()
  const { rowAt, error } = useGridRows(
    runId,
    query,
    { first: items[0]?.index ?? 0, last: items.at(-1)?.index ?? -1 },
    isLive,
  )

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === 'Enter' && choice) onOpen()
    else if (event.key === 'Escape') onClose()
    else {
      const moved = moveChoice(event.key, choice, { total, variantCount: columns.variantCount })
      if (!moved) return
      onChoose(moved)
      virtualizer.scrollToIndex(moved.index)
    }
    event.preventDefault()
  }
  const onClick = (event: MouseEvent): void => {
    if (!(event.target instanceof Element)) return
    const row = event.target.closest<HTMLElement>('[data-index]')
    if (!row) return
    const variant = event.target.closest<HTMLElement>('[data-variant]')?.dataset['variant']
    onChoose({ index: Number(row.dataset['index']), variant: Number(variant ?? choice?.variant ?? 0), repeat: 0 })
    onOpen()
  }

  return (
    <div
      role="grid"
      aria-label="Rows of the run"
      aria-rowcount={total + 1}
      aria-activedescendant={choice ? `${id}-${choice.index}` : undefined}
      tabIndex={0}
      className={styles.grid}
      onKeyDown={onKeyDown}
      onClick={onClick}
    >
      <div role="rowgroup" className={styles.sticky}>
        <GridHead
          columns={columns}
          variantNames={variantNames}
          metrics={metrics}
          metric={metric}
          sort={sortOf(query)}
          onSort={onSort}
        />
      </div>
      {error ? <ErrorPanel error={error} /> : null}
      <div
        role="rowgroup"
        ref={bodyRef}
        className={styles.body}
        style={total > 0 ? { height: virtualizer.getTotalSize() + 1 } : undefined}
      >
        {total === 0 ? <p className={styles.nothing}>{nothingWord(query)}</p> : null}
        {items.map(({ index, key, start }) => (
          <GridRow
            key={key}
            id={`${id}-${index}`}
            row={rowAt(index)}
            index={index}
            top={start - bodyTop}
            columns={columns}
            metrics={metrics}
            metric={metric}
            hasDifferences={hasDifferences}
            selected={choice?.index === index ? choice.variant : null}
          />
        ))}
      </div>
    </div>
  )
}

function sortOf({ sort }: GridQueryInput): GridSort | null {
  return sort ? { variant: 0, isDescending: false, ...sort } : null
}

/** Why the grid is empty. */
function nothingWord({ filter = 'all', search, range, tag }: GridQueryInput): string {
  if (search !== undefined) return `No row has “${search}” in its inputs, its expected output or its answers.`
  return range !== undefined || tag !== undefined ? 'There is no such row.' : nothing[filter]
}
