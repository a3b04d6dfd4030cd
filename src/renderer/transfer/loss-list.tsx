import { Text } from '@mantine/core'
import type { TransferLoss } from '../../contract/transfer.ts'
import styles from './transfer.module.css'

/** What could not be carried over: what, where and why, or that nothing was lost. */
export function LossList({ losses }: { losses: readonly TransferLoss[] }) {
  if (losses.length === 0) return <Text c="dimmed">Everything is carried over.</Text>
  return (
    <section aria-label="Not carried over">
      <Text fw={600} mb={4}>
        Not carried over ({losses.length})
      </Text>
      <ul className={styles.losses}>
        {losses.map(({ what, where, why }) => (
          <li key={`${what} ${where}`}>
            <span>{what}</span>{' '}
            <Text span c="dimmed" size="xs">
              {where}
            </Text>
            <Text c="dimmed" size="xs">
              {why}
            </Text>
          </li>
        ))}
      </ul>
    </section>
  )
}
