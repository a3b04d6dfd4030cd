import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { notifyFailure } from '../components/notify.ts'
import { isConnectionLoss } from './error-sentence.ts'

declare module '@tanstack/react-query' {
  interface Register {
    /** `showsError`: the component that asks shows the failure itself, so no notification is needed. */
    mutationMeta: { showsError?: boolean }
  }
}

/**
 * The window's cache of what the workbench said. Data stays fresh until the event stream says that it changed, so
 * nothing is asked for again by time or focus.
 */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: Infinity,
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
      networkMode: 'always',
      retry: (count, error) => count < 4 && isConnectionLoss(error),
    },
    mutations: { networkMode: 'always', retry: false },
  },
  queryCache: new QueryCache({
    onError(error, query) {
      // A page without data shows the failure itself; only a failed refresh would go unseen.
      if (query.state.data !== undefined && !isConnectionLoss(error)) notifyFailure(error)
    },
  }),
  mutationCache: new MutationCache({
    onError(error, _input, _result, mutation) {
      if (!mutation.meta?.showsError) notifyFailure(error)
    },
  }),
})
