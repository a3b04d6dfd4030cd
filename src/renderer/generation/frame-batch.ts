/** Gathers items and hands them over together, at most once a frame; in a hidden window, a few times a second. */
export interface FrameBatch<T> {
  add(item: T): void
  /** Hands over what is left, now. */
  flush(): void
}

export function createFrameBatch<T>(handOver: (items: readonly T[]) => void): FrameBatch<T> {
  let items: T[] = []
  let isScheduled = false

  const flush = (): void => {
    isScheduled = false
    if (items.length === 0) return
    const ready = items
    items = []
    handOver(ready)
  }

  return {
    add(item) {
      items.push(item)
      if (isScheduled) return
      isScheduled = true
      if (document.hidden) setTimeout(flush, 250)
      else requestAnimationFrame(flush)
    },
    flush,
  }
}
