import { Checkbox, Text } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import type { PromptDetail } from '../../contract/prompts.ts'
import { layOutGraph } from '../../core/prompts/graph/lay-out-graph.ts'
import { ErrorPanel } from '../components/error-panel.tsx'
import { LinesSkeleton } from '../components/lines-skeleton.tsx'
import { versionQueries } from '../queries/version-queries.ts'
import { graphRowHeight } from './graph-lanes.tsx'
import styles from './version-graph.module.css'
import { VersionRow } from './version-row.tsx'

/** The versions of a prompt, newest first, with lines that tell how they come from each other. */
export function VersionGraph({
  prompt,
  shownVersion,
  onShow,
}: {
  prompt: PromptDetail
  shownVersion: string | undefined
  onShow: (search: { version?: string; against?: string }) => void
}) {
  const [isOneBranch, setOneBranch] = useState(false)
  const query = useInfiniteQuery(versionQueries.history(prompt.id, isOneBranch ? prompt.branch : null))
  const versions = useMemo(() => query.data?.pages.flat() ?? [], [query.data])
  const graph = useMemo(() => layOutGraph(versions), [versions])
  const scrollRef = useRef<HTMLDivElement>(null)
  // oxlint-disable-next-line react/incompatible-library -- nothing that it returns is memoised here
  const virtualizer = useVirtualizer({
    count: versions.length,
    getScrollElement: () => scrollRef.current,
    estimateSize: () => graphRowHeight,
    overscan: 8,
    useFlushSync: false,
  })
  const items = virtualizer.getVirtualItems()
  const last = items.at(-1)?.index ?? 0
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query
  useEffect(() => {
    if (last >= versions.length - 30 && hasNextPage && !isFetchingNextPage) void fetchNextPage()
  }, [last, versions.length, hasNextPage, isFetchingNextPage, fetchNextPage])

  const walk = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity }[event.key]
    if (step === undefined || !(event.target instanceof HTMLElement)) return
    const from = Number(event.target.closest('[data-index]')?.getAttribute('data-index') ?? 0)
    const to = Math.max(0, Math.min(versions.length - 1, from + step))
    event.preventDefault()
    virtualizer.scrollToIndex(to)
    // The row may only be there once the list has scrolled.
    requestAnimationFrame(() => scrollRef.current?.querySelector<HTMLElement>(`[data-index="${to}"] button`)?.focus())
  }

  if (query.isError) return <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />
  if (query.isPending) return <LinesSkeleton />
  if (versions.length === 0) {
    return (
      <Text c="dimmed">
        No version yet. Commit the draft to keep one: then you can compare, come back, and run experiments.
      </Text>
    )
  }
  const laneCount = Math.min(8, 1 + Math.max(0, ...items.map(({ index }) => graph[index]?.lane ?? 0)))
  return (
    <div className={styles.graph}>
      <Checkbox
        size="xs"
        label={`Only ${prompt.branch}`}
        checked={isOneBranch}
        onChange={(event) => setOneBranch(event.currentTarget.checked)}
      />
      <div ref={scrollRef} className={styles.scroll}>
        <ol className={styles.list} style={{ height: virtualizer.getTotalSize() }} aria-label="Versions">
          {items.map(({ index, start }) => {
            const version = versions[index]
            const row = graph[index]
            if (!version || !row) return null
            return (
              <VersionRow
                key={version.id}
                version={version}
                row={row}
                laneCount={laneCount}
                index={index}
                count={versions.length}
                top={start}
                isShown={version.id === shownVersion}
                onShow={onShow}
                onWalk={walk}
              />
            )
          })}
        </ol>
      </div>
    </div>
  )
}
