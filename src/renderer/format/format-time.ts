const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** How long ago a point in time (ISO 8601) was, seen from `now`: `just now`, `5 min ago`, `yesterday`, then the date. */
export function formatAgo(time: string, now: number): string {
  const past = now - Date.parse(time)
  if (Number.isNaN(past)) return time
  if (past < minute) return 'just now'
  if (past < hour) return `${Math.floor(past / minute)} min ago`
  if (past < day) return `${Math.floor(past / hour)} h ago`
  if (past < 2 * day) return 'yesterday'
  if (past < 7 * day) return `${Math.floor(past / day)} days ago`
  return time.slice(0, 10)
}

/** The point in time in full, in the reader's own zone. */
export function formatTime(time: string): string {
  const date = new Date(time)
  return Number.isNaN(date.getTime())
    ? time
    : date.toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'medium' })
}
