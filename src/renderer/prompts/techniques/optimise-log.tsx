import { Anchor, Text } from '@mantine/core'
import type { OptimiseEvent } from '../../../contract/techniques.ts'
import styles from './optimise-log.module.css'

/** What the optimiser has tried and found, in the order in which it happened. */
export function OptimiseLog({
  events,
  onOpenRun,
}: {
  events: readonly OptimiseEvent[]
  onOpenRun: (runId: string) => void
}) {
  if (events.length === 0) return null
  return (
    <div className={styles.log} role="log" aria-label="Progress of the optimiser">
      {events.map((event, index) => (
        // oxlint-disable-next-line react/no-array-index-key
        <Line key={index} event={event} onOpenRun={onOpenRun} />
      ))}
    </div>
  )
}

function Line({ event, onOpenRun }: { event: OptimiseEvent; onOpenRun: (runId: string) => void }) {
  switch (event.type) {
    case 'plan':
      return (
        <p>
          {event.trainRows} train rows, {event.testRows} test rows, {event.answers} answers at most.
        </p>
      )
    case 'candidate':
      return (
        <p data-refused={event.isRefused || undefined}>
          {event.name}: {event.note}
        </p>
      )
    case 'train':
      return (
        <table className={styles.scores}>
          <tbody>
            {event.scores.map(({ name, mean }) => (
              <tr key={name} data-best={name === event.best || undefined}>
                <th scope="row">{name}</th>
                <td>{mean === null ? 'unknown' : mean.toFixed(3)}</td>
                <td>{name === event.best ? 'best on train' : ''}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )
    case 'result': {
      const { runId, branch } = event
      return (
        <Text size="sm" fw={600} component="p">
          {runId === null ? event.sentence : `On the test rows: ${event.sentence}`}
          {branch === null ? null : ` It is on the branch ${branch}.`}{' '}
          {runId === null ? null : (
            <Anchor component="button" type="button" onClick={() => onOpenRun(runId)}>
              Open the run
            </Anchor>
          )}
        </Text>
      )
    }
    case 'progress':
      return null
  }
}
