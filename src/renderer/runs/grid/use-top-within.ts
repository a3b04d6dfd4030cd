import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'

/** How far below the top of what scrolls an element begins, followed as what stands above it grows and shrinks. */
export function useTopWithin(scroller: HTMLElement, bodyRef: RefObject<HTMLElement | null>): number {
  const [top, setTop] = useState(0)
  useLayoutEffect(() => {
    const content = scroller.firstElementChild
    if (!content) return
    const measure = (): void => {
      const body = bodyRef.current
      if (body) setTop(body.getBoundingClientRect().top - scroller.getBoundingClientRect().top + scroller.scrollTop)
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(content)
    return () => observer.disconnect()
  }, [scroller, bodyRef])
  return top
}

/** The panes and the pictures above take a moment to find their new sizes. */
const settleMs = 1500

/**
 * Keeps rows where the eye is when what stands above them changes its height: always when they fill the view, and when
 * the inspector has just been opened or closed, which makes everything narrower or wider.
 */
export function useKeepInPlace(scroller: HTMLElement, top: number, isOpen: boolean): void {
  const changedAt = useRef(-Infinity)
  const wasOpen = useRef(isOpen)
  const before = useRef(top)
  useEffect(() => {
    if (wasOpen.current === isOpen) return
    wasOpen.current = isOpen
    changedAt.current = performance.now()
  }, [isOpen])
  useLayoutEffect(() => {
    const moved = top - before.current
    const wasAbove = scroller.scrollTop >= before.current
    const isFresh = before.current === 0
    before.current = top
    if (moved === 0 || isFresh) return
    if (wasAbove || performance.now() - changedAt.current < settleMs) scroller.scrollTop += moved
  }, [scroller, top])
}
