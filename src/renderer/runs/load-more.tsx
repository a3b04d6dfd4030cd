import { Button } from '@mantine/core'
import { useIntersection } from '@mantine/hooks'
import { useEffect } from 'react'
import type { Runs } from './use-runs.ts'

/** Fetches the next runs when it comes into sight, or when it is pressed. */
export function LoadMore({ runs: { hasMore, isLoadingMore, loadMore } }: { runs: Runs }) {
  const { ref, entry } = useIntersection({ rootMargin: '200px' })
  const isInSight = entry?.isIntersecting ?? false
  useEffect(() => {
    if (isInSight && hasMore && !isLoadingMore) loadMore()
  }, [isInSight, hasMore, isLoadingMore, loadMore])
  if (!hasMore) return null
  return (
    <div ref={ref} style={{ padding: 10, textAlign: 'center' }}>
      <Button variant="default" loading={isLoadingMore} onClick={loadMore}>
        More runs
      </Button>
    </div>
  )
}
