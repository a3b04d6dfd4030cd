import { queryOptions } from '@tanstack/react-query'
import { client } from '../connection/client.ts'

/** What is asked of the workspace. The first word of every key is the `what` of the event that makes it stale. */
export const workspaceQueries = {
  info: () =>
    queryOptions({ queryKey: ['workspace', 'info'], queryFn: ({ signal }) => client.workspace.info({}, { signal }) }),
  preferences: () =>
    queryOptions({ queryKey: ['preferences'], queryFn: ({ signal }) => client.workspace.preferences({}, { signal }) }),
}
