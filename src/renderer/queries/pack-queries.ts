import { queryOptions } from '@tanstack/react-query'
import { client } from '../connection/client.ts'

/** What is asked about packs. */
export const packQueries = {
  folders: () =>
    queryOptions({ queryKey: ['packs', 'folders'], queryFn: ({ signal }) => client.packs.folders({}, { signal }) }),
}
