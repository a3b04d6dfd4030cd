import { queryOptions } from '@tanstack/react-query'
import { client } from '../connection/client.ts'

/** What is asked about models, connections and the local runtime. */
export const modelQueries = {
  list: () =>
    queryOptions({ queryKey: ['models', 'list'], queryFn: ({ signal }) => client.models.list({}, { signal }) }),
  connections: () =>
    queryOptions({
      queryKey: ['connections', 'list'],
      queryFn: ({ signal }) => client.models.connections({}, { signal }),
    }),
  runtime: () =>
    queryOptions({ queryKey: ['runtime'], queryFn: ({ signal }) => client.models.runtime({}, { signal }) }),
}
