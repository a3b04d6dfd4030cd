/** Counts how often the runtime process stopped while it did the same thing, to know when to stop trying. */
export interface CrashRecord {
  /** Notes a crash; gives how many there were without a success between. */
  crashed(subject: string, reason: string): number
  succeeded(subject: string): void
  /** Why `subject` is not tried now; undefined when it may be. */
  blockedBy(subject: string): string | undefined
}

/** So many crashes in a row are no accident. */
export const mostCrashes = 3

/** After this long it is tried again, in milliseconds: memory may have become free. */
const blockMs = 60_000

export function createCrashRecord(now: () => number = () => performance.now()): CrashRecord {
  const crashes = new Map<string, { count: number; at: number; reason: string }>()

  return {
    crashed(subject, reason) {
      const count = (crashes.get(subject)?.count ?? 0) + 1
      crashes.set(subject, { count, at: now(), reason })
      return count
    },
    succeeded(subject) {
      crashes.delete(subject)
    },
    blockedBy(subject) {
      const found = crashes.get(subject)
      if (found === undefined || found.count < mostCrashes) return undefined
      if (now() - found.at > blockMs) {
        crashes.delete(subject)
        return undefined
      }
      return `the runtime stopped ${found.count} times in a row: ${found.reason}`
    },
  }
}
