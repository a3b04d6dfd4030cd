import { ActionIcon, Button, TextInput, Tooltip } from '@mantine/core'
import { IconSearch, IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useRef } from 'react'
import type { RunReport } from '../../../contract/experiments.ts'
import type { GridFilter, GridQueryInput } from '../../../contract/run-grid.ts'
import { useCommands } from '../../commands/command-store.ts'
import { formatCount } from '../../format/format-number.ts'
import { runQueries } from '../run-queries.ts'
import styles from './filter-bar.module.css'
import { filterTitle } from './filter-title.ts'
import { type GridView, isNarrowed, toGridQuery, wholeGrid } from './grid-view.ts'
import { MoreFilters } from './more-filters.tsx'
import { SortMenu } from './sort-menu.tsx'

/** Which rows the grid shows and in which order: the common choices with their counts, a search, and the rest in menus. */
export function FilterBar({
  runId,
  datasetVersionId,
  view,
  query,
  onView,
  metric,
  metrics,
  isLive,
  variantCount,
  children,
}: {
  runId: string
  datasetVersionId: string
  view: GridView
  /** Of the view, once typing has settled. */
  query: GridQueryInput
  onView: (view: GridView) => void
  metric: number
  metrics: RunReport['metrics']
  isLive: boolean
  variantCount: number
  children?: ReactNode
}) {
  const found = useQuery({ ...runQueries.gridTotal(runId, query, isLive), enabled: view.search.trim() !== '' }).data
  const searchRef = useRef<HTMLInputElement>(null)
  const { scale = 'pass-fail' } = metrics[metric] ?? {}
  const common: GridFilter[] = ['all', ...(variantCount > 1 ? (['disagree'] as const) : []), 'failed']
  const isUncommon = isNarrowed({ ...view, search: '' }) && (!common.includes(view.filter) || hasFurther(view))
  useCommands([
    {
      id: 'search-rows',
      title: 'Search the rows of the run',
      group: 'Run',
      keys: 'mod+f',
      run: () => searchRef.current?.select(),
    },
  ])
  return (
    <div className={styles.bar} role="toolbar" aria-label="Rows to show">
      {common.map((filter) => (
        <FilterButton
          key={filter}
          runId={runId}
          title={filterTitle(filter, { scale, pair: view.pair, variantCount })}
          view={{ ...wholeGrid, filter, pair: view.pair }}
          metric={metric}
          isLive={isLive && filter !== 'all'}
          isChosen={view.filter === filter && !hasFurther(view)}
          onChoose={() => onView({ ...view, filter, range: null, tag: null })}
        />
      ))}
      {isUncommon ? (
        <Button
          variant="default"
          className={styles.chosen}
          rightSection={<IconX size={13} />}
          aria-label={`Remove the filter: ${furtherTitle(view, { scale, variantCount })}`}
          onClick={() => onView({ ...view, filter: 'all', range: null, tag: null })}
        >
          {furtherTitle(view, { scale, variantCount })}
        </Button>
      ) : null}
      <MoreFilters
        datasetVersionId={datasetVersionId}
        view={view}
        onView={onView}
        scale={scale}
        variantCount={variantCount}
      />
      <SortMenu
        view={view}
        onView={onView}
        variantCount={variantCount}
        metricTitle={metrics[metric]?.title ?? 'score'}
      />
      <TextInput
        ref={searchRef}
        className={styles.search}
        aria-label="Search inputs, expected outputs and answers"
        placeholder="Search rows"
        value={view.search}
        maxLength={500}
        leftSection={<IconSearch size={14} />}
        rightSection={
          view.search === '' ? null : (
            <Tooltip label="Clear">
              <ActionIcon size="sm" aria-label="Clear the search" onClick={() => onView({ ...view, search: '' })}>
                <IconX size={13} />
              </ActionIcon>
            </Tooltip>
          )
        }
        onChange={(event) => onView({ ...view, search: event.currentTarget.value })}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || view.search === '') return
          event.stopPropagation()
          onView({ ...view, search: '' })
        }}
      />
      <span className={styles.rest}>
        {view.search.trim() === '' ? null : (
          <span role="status">{found === undefined ? 'Searching…' : `${formatCount(found)} found`}</span>
        )}
        {children}
      </span>
    </div>
  )
}

function FilterButton({
  runId,
  title,
  view,
  metric,
  isLive,
  isChosen,
  onChoose,
}: {
  runId: string
  title: string
  view: GridView
  metric: number
  isLive: boolean
  isChosen: boolean
  onChoose: () => void
}) {
  const count = useQuery(runQueries.gridTotal(runId, toGridQuery(view, metric), isLive)).data
  return (
    <button type="button" className={styles.filter} aria-pressed={isChosen} onClick={onChoose}>
      {title}
      {count === undefined ? null : <span className={styles.count}>{formatCount(count)}</span>}
    </button>
  )
}

function hasFurther({ range, tag }: GridView): boolean {
  return range !== null || tag !== null
}

function furtherTitle(
  { filter, pair, range, tag }: GridView,
  { scale, variantCount }: { scale: 'pass-fail' | 'number'; variantCount: number },
): string {
  return [
    ...(filter === 'all' ? [] : [filterTitle(filter, { scale, pair, variantCount })]),
    ...(range === null ? [] : [`score ${range.least} to ${range.most}`]),
    ...(tag === null ? [] : [`tag ${tag}`]),
  ].join(', ')
}
