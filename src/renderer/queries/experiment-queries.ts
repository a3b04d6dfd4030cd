import { queryOptions } from '@tanstack/react-query'
import { client } from '../connection/client.ts'

/** What is asked about experiments. */
export const experimentQueries = {
  list: () =>
    queryOptions({
      queryKey: ['experiments', 'list'],
      queryFn: ({ signal }) => client.experiments.list({}, { signal }),
    }),
  get: (experimentId: string) =>
    queryOptions({
      queryKey: ['experiments', 'get', experimentId],
      queryFn: ({ signal }) => client.experiments.get({ experimentId }, { signal }),
    }),
  metrics: () =>
    queryOptions({
      queryKey: ['experiments', 'metrics'],
      queryFn: ({ signal }) => client.experiments.metrics({}, { signal }),
    }),
}
