import { formatAgo, formatTime } from '../format/format-time.ts'
import { useNow } from './use-now.ts'

/** How long ago a point in time (ISO 8601) was, kept up to date, with the exact time as its tooltip. */
export function Ago({ time }: { time: string }) {
  const now = useNow()
  return (
    <time dateTime={time} title={formatTime(time)}>
      {formatAgo(time, now)}
    </time>
  )
}
