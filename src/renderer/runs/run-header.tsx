import { Title } from '@mantine/core'
import type { ReactNode } from 'react'
import styles from './run-header.module.css'

/** The head of a run or an experiment: its name beside what can be done with it, and under them what it compares. */
export function RunHeader({ title, actions, children }: { title: string; actions: ReactNode; children: ReactNode }) {
  return (
    <header className={styles.header}>
      <div className={styles.top}>
        <Title order={1} className={styles.title}>
          {title}
        </Title>
        <div className={styles.actions}>{actions}</div>
      </div>
      <div className={styles.below}>{children}</div>
    </header>
  )
}
