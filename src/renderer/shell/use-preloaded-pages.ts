import { useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'

/** Fetches the code of the other pages once the window has nothing better to do, so that each opens at once. */
export function usePreloadedPages(): void {
  const router = useRouter()
  useEffect(() => {
    const load = (): void => {
      for (const route of Object.values(router.routesById)) void router.loadRouteChunk(route)
    }
    const handle = requestIdleCallback(load, { timeout: 3000 })
    return () => cancelIdleCallback(handle)
  }, [router])
}
