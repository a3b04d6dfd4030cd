import { useSyncExternalStore } from 'react'

const periodMs = 30_000
let now = Date.now()

function subscribe(listener: () => void): () => void {
  const timer = setInterval(() => {
    now = Date.now()
    listener()
  }, periodMs)
  return () => clearInterval(timer)
}

/** The time of day, in milliseconds since 1970, that moves on every half minute. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => (Date.now() - now > periodMs ? (now = Date.now()) : now))
}
