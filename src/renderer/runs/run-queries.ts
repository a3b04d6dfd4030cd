import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { GridCell, GridQueryInput } from '../../contract/run-grid.ts'
import { client } from '../connection/client.ts'
import { liveInterval, timed } from './live-interval.ts'

/** How many rows of the grid are asked for at once. */
export const gridSliceSize = 100

const runsAPage = 50

/**
 * What is asked about runs. Whatever changes while a run goes on is asked for again as long as `isLive` says so, as often
 * as `liveInterval` allows.
 */
export const runQueries = {
  /** All runs, or those of one experiment, newest first, a page after the other. */
  list: (experimentId?: string) =>
    infiniteQueryOptions({
      queryKey: ['runs', 'list', experimentId ?? null],
      queryFn: ({ pageParam, signal }) =>
        client.runs.list(
          { limit: runsAPage, ...(experimentId ? { experimentId } : {}), ...(pageParam ? { after: pageParam } : {}) },
          { signal },
        ),
      initialPageParam: '',
      getNextPageParam: ({ runs }) => (runs.length < runsAPage ? undefined : runs.at(-1)?.id),
    }),
  get: (runId: string) =>
    queryOptions({ queryKey: ['runs', 'get', runId], queryFn: ({ signal }) => client.runs.get({ runId }, { signal }) }),
  compare: (runId: string, withRunId: string) =>
    queryOptions({
      queryKey: ['runs', 'compare', runId, withRunId],
      queryFn: ({ signal }) => client.runs.compare({ runId, withRunId }, { signal }),
    }),
  comparedRows: (input: Parameters<typeof client.runs.comparedRows>[0]) =>
    queryOptions({
      queryKey: ['runs', 'compared-rows', input],
      queryFn: ({ signal }) => client.runs.comparedRows(input, { signal }),
      placeholderData: keepPreviousData,
    }),
  progress: (runId: string) =>
    queryOptions({
      queryKey: ['runs', 'progress', runId],
      queryFn: ({ signal }) => client.runs.progress({ runId }, { signal }),
    }),
  report: (runId: string, isLive: boolean) =>
    queryOptions({
      queryKey: ['runs', 'report', runId],
      queryFn: ({ signal }) => timed(() => client.runs.report({ runId }, { signal })),
      refetchInterval: liveInterval(isLive),
      select: ({ value }) => value,
    }),
  /** How many rows a query lets through. */
  gridTotal: (runId: string, query: GridQueryInput, isLive: boolean) =>
    queryOptions({
      queryKey: ['runs', 'grid-total', runId, query],
      queryFn: ({ signal }) => timed(() => client.runs.grid({ ...query, runId, from: 0, limit: 1 }, { signal })),
      refetchInterval: liveInterval(isLive),
      placeholderData: keepPreviousData,
      select: ({ value }) => value.total,
    }),
  /** The slice of the grid that starts at `slice * gridSliceSize` of the rows that the query lets through. */
  gridSlice: (runId: string, query: GridQueryInput, slice: number, isLive: boolean) =>
    queryOptions({
      queryKey: ['runs', 'grid', runId, query, slice],
      queryFn: ({ signal }) =>
        timed(() =>
          client.runs.grid({ ...query, runId, from: slice * gridSliceSize, limit: gridSliceSize }, { signal }),
        ),
      refetchInterval: liveInterval(isLive),
      select: ({ value }) => value.rows,
    }),
  /** One cell; asked for anew when it has another status than before. */
  cell: (cellId: number, status: GridCell['status']) =>
    queryOptions({
      queryKey: ['runs', 'cell', cellId, status],
      queryFn: ({ signal }) => client.runs.cell({ cellId }, { signal }),
    }),
}
