import { useEffect, useRef, useState } from 'react'
import type { OptimiseEvent } from '../../../contract/techniques.ts'
import { client } from '../../connection/client.ts'

type Input = Parameters<typeof client.techniques.optimise>[0]
type ProgressEvent = Extract<OptimiseEvent, { type: 'progress' }>

interface Optimisation {
  events: readonly OptimiseEvent[]
  progress: ProgressEvent | undefined
  isRunning: boolean
  error: unknown
  start: (input: Input) => void
  stop: () => void
}

/** Runs the optimiser and keeps what it tells; leaving the place where it is used stops it. */
export function useOptimisation(): Optimisation {
  const [events, setEvents] = useState<readonly OptimiseEvent[]>([])
  const [progress, setProgress] = useState<ProgressEvent | undefined>(undefined)
  const [isRunning, setRunning] = useState(false)
  const [error, setError] = useState<unknown>(undefined)
  const stopping = useRef<AbortController | undefined>(undefined)
  useEffect(() => () => stopping.current?.abort(), [])

  async function follow(input: Input, signal: AbortSignal): Promise<void> {
    for await (const event of await client.techniques.optimise(input, { signal })) {
      if (event.type === 'progress') setProgress(event)
      else setEvents((before) => [...before, event])
    }
  }

  return {
    events,
    progress,
    isRunning,
    error,
    start(input) {
      const controller = new AbortController()
      stopping.current = controller
      setEvents([])
      setProgress(undefined)
      setError(undefined)
      setRunning(true)
      follow(input, controller.signal)
        .catch((cause: unknown) => {
          if (!controller.signal.aborted) setError(cause)
        })
        .finally(() => {
          setRunning(false)
          setProgress(undefined)
        })
    },
    stop: () => stopping.current?.abort(),
  }
}
