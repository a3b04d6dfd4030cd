import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Preferences } from '../../contract/workspace.ts'
import { client } from '../connection/client.ts'
import { workspaceQueries } from './workspace-queries.ts'

/** Saves changed preferences over those that are known; the window shows them at once. */
export function useSavePreferences(): (changes: Partial<Preferences>) => void {
  const queryClient = useQueryClient()
  const { queryKey } = workspaceQueries.preferences()
  const { mutate } = useMutation({
    mutationFn: (preferences: Preferences) => client.workspace.savePreferences(preferences),
    onMutate: (preferences) => void queryClient.setQueryData(queryKey, preferences),
    onError: () => void queryClient.invalidateQueries({ queryKey }),
  })
  return (changes) => {
    const known = queryClient.getQueryData(queryKey)
    if (known) mutate({ ...known, ...changes })
  }
}
