import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { client } from '../../connection/client.ts'
import { liveInterval, timed } from '../live-interval.ts'

/** What charts are drawn from. */
export const chartQueries = {
  paired: (runId: string, metric: number, { a, b }: { a: number; b: number }, isLive: boolean) =>
    queryOptions({
      queryKey: ['runs', 'charts', 'paired', runId, metric, a, b],
      queryFn: ({ signal }) => timed(() => client.runs.paired({ runId, metric, a, b }, { signal })),
      refetchInterval: liveInterval(isLive),
      placeholderData: keepPreviousData,
      select: ({ value }) => value,
    }),
  confusion: (runId: string, variant: number, isLive: boolean) =>
    queryOptions({
      queryKey: ['runs', 'charts', 'confusion', runId, variant],
      queryFn: ({ signal }) => timed(() => client.runs.confusion({ runId, variant }, { signal })),
      refetchInterval: liveInterval(isLive),
      select: ({ value }) => value,
    }),
  latencies: (runId: string, isLive: boolean) =>
    queryOptions({
      queryKey: ['runs', 'charts', 'latencies', runId],
      queryFn: ({ signal }) => timed(() => client.runs.latencies({ runId }, { signal })),
      refetchInterval: liveInterval(isLive),
      select: ({ value }) => value,
    }),
  history: (runId: string, metric: number) =>
    queryOptions({
      queryKey: ['runs', 'charts', 'history', runId, metric],
      queryFn: ({ signal }) => client.runs.history({ runId, metric }, { signal }),
    }),
}
