/** The part of the platform's AbortSignal that core speaks of; the layers above see all of it. */
interface AbortSignal {
  readonly aborted: boolean
}
