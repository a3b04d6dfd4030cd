import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { RunProgress } from '../../contract/experiments.ts'
import { useLiveRunProgress } from '../connection/run-progress-store.ts'
import { runQueries } from './run-queries.ts'

/**
 * Progress of a run: what the event stream told last, or else what the workbench answers. When the run stops being
 * under way, everything that was shown of it is asked for once more.
 */
export function useRunProgress(runId: string): RunProgress | undefined {
  const queryClient = useQueryClient()
  const live = useLiveRunProgress(runId)
  const { data } = useQuery({ ...runQueries.progress(runId), enabled: live === undefined })
  const progress = live ?? data
  const status = progress?.status
  const before = useRef(status)
  useEffect(() => {
    const wasRunning = before.current === 'running'
    before.current = status
    if (!wasRunning || status === 'running') return
    void queryClient.invalidateQueries({ queryKey: ['runs'] })
    void queryClient.invalidateQueries({ queryKey: ['experiments'] })
  }, [status, queryClient])
  return progress
}
