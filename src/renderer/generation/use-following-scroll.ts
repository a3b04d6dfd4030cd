import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react'

/** Pixels from the end within which a person counts as reading along. */
const nearEnd = 24

/**
 * Keeps the end of a growing text in sight, as long as a person has not scrolled away from it. `text` is what grows;
 * nothing moves while `isGrowing` is false.
 */
export function useFollowingScroll(text: string, isGrowing: boolean): RefObject<HTMLDivElement | null> {
  const ref = useRef<HTMLDivElement>(null)
  const isFollowing = useRef(true)
  const hasElement = text !== ''
  useEffect(() => {
    const element = ref.current
    if (!element) return
    isFollowing.current = true
    const onScroll = (): void => {
      isFollowing.current = element.scrollHeight - element.scrollTop - element.clientHeight < nearEnd
    }
    element.addEventListener('scroll', onScroll, { passive: true })
    return () => element.removeEventListener('scroll', onScroll)
  }, [hasElement])
  useLayoutEffect(() => {
    if (isGrowing && isFollowing.current && ref.current) ref.current.scrollTop = ref.current.scrollHeight
  }, [text, isGrowing])
  return ref
}
