import { useEffect, useState } from 'react'
import type { ValueStore } from '../connection/value-store.ts'

/**
 * The store's value as of its last pause of `delayMs`, for what is too dear to draw with every key. A component that
 * follows each change uses `useStoredValue`.
 */
export function useSettledValue<T extends object>(store: ValueStore<T>, delayMs: number): T {
  const [settled, setSettled] = useState<T>(store.get)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const stop = store.subscribe(() => {
      clearTimeout(timer)
      timer = setTimeout(() => setSettled(store.get()), delayMs)
    })
    return () => {
      clearTimeout(timer)
      stop()
    }
  }, [store, delayMs])
  return settled
}
