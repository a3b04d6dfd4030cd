import { queryOptions } from '@tanstack/react-query'
import { client } from '../connection/client.ts'

/** What is asked about prompts. */
export const promptQueries = {
  list: () =>
    queryOptions({ queryKey: ['prompts', 'list'], queryFn: ({ signal }) => client.prompts.list({}, { signal }) }),
  /** With the working copy of a branch. */
  get: (promptId: string, branch = 'main') =>
    queryOptions({
      queryKey: ['prompts', 'get', promptId, branch],
      queryFn: ({ signal }) => client.prompts.get({ promptId, branch }, { signal }),
    }),
  /** The newest 200. */
  history: (promptId: string) =>
    queryOptions({
      queryKey: ['prompts', 'history', promptId],
      queryFn: ({ signal }) => client.prompts.history({ promptId }, { signal }),
    }),
  /** A version never changes; only its labels do. */
  version: (versionId: string) =>
    queryOptions({
      queryKey: ['prompts', 'version', versionId],
      queryFn: ({ signal }) => client.prompts.version({ versionId }, { signal }),
    }),
}
