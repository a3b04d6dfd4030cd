import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { GridFilter } from '../../../contract/run-grid.ts'
import { formatCount } from '../../format/format-number.ts'
import { runQueries } from '../run-queries.ts'
import styles from './filter-bar.module.css'

/** Which rows the grid shows, each choice with how many rows it lets through. */
export function FilterBar({
  runId,
  filter,
  onFilter,
  isLive,
  variantCount,
  children,
}: {
  runId: string
  filter: GridFilter
  onFilter: (filter: GridFilter) => void
  isLive: boolean
  variantCount: number
  children?: ReactNode
}) {
  const counts: Record<GridFilter, number | undefined> = {
    all: useQuery(runQueries.gridTotal(runId, 'all', false)).data,
    disagree: useQuery(runQueries.gridTotal(runId, 'disagree', isLive)).data,
    failed: useQuery(runQueries.gridTotal(runId, 'failed', isLive)).data,
  }
  const titles: [GridFilter, string][] = [
    ['all', 'All rows'],
    ...(variantCount > 1
      ? [
          ['disagree', variantCount === 2 ? 'Only where A and B differ' : 'Only where variants differ'] as [
            GridFilter,
            string,
          ],
        ]
      : []),
    ['failed', 'Failed'],
  ]
  return (
    <div className={styles.bar} role="toolbar" aria-label="Rows to show">
      {titles.map(([name, title]) => (
        <button
          key={name}
          type="button"
          className={styles.filter}
          aria-pressed={filter === name}
          onClick={() => onFilter(name)}
        >
          {title}
          {counts[name] === undefined ? null : <span className={styles.count}>{formatCount(counts[name])}</span>}
        </button>
      ))}
      <span className={styles.rest}>{children}</span>
    </div>
  )
}
