import { useCallback } from 'react'
import { useInfiniteQuery } from '@tanstack/react-query'
import type { RunSummary } from '../../contract/experiments.ts'
import { runQueries } from './run-queries.ts'

/** Runs newest first, page by page. */
export interface Runs {
  runs: readonly RunSummary[] | undefined
  total: number
  error: unknown
  hasMore: boolean
  isLoadingMore: boolean
  loadMore: () => void
  retry: () => void
}

export function useRuns(): Runs {
  const query = useInfiniteQuery(runQueries.list())
  const { fetchNextPage } = query
  const loadMore = useCallback(() => void fetchNextPage(), [fetchNextPage])
  return {
    runs: query.data?.pages.flatMap((page) => page.runs),
    total: query.data?.pages[0]?.total ?? 0,
    error: query.data ? null : query.error,
    hasMore: query.hasNextPage,
    isLoadingMore: query.isFetchingNextPage,
    loadMore,
    retry: () => void query.refetch(),
  }
}
