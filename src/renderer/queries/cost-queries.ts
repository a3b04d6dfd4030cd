import { queryOptions } from '@tanstack/react-query'
import type { CostGroup } from '../../contract/costs.ts'
import type { ExperimentSpec } from '../../core/experiments/experiment-spec.ts'
import { client } from '../connection/client.ts'

/** What is asked about money. Runs change all of it, so that it is old whenever it is looked at again. */
export const costQueries = {
  list: (by: CostGroup, days: number) =>
    queryOptions({
      queryKey: ['runs', 'costs', by, days],
      queryFn: ({ signal }) => client.costs.list({ by, days }, { signal }),
    }),
  estimate: (spec: ExperimentSpec) =>
    queryOptions({
      queryKey: ['runs', 'estimate', spec],
      queryFn: ({ signal }) => client.costs.estimate({ spec }, { signal }),
      retry: false,
      gcTime: 10_000,
    }),
}
