import type { ReactNode } from 'react'
import styles from './message-card.module.css'

/** One message or answer as plain text, whatever it holds: text of a model is never taken for markup. */
export function MessageCard({
  heading,
  aside,
  text,
  tone,
}: {
  heading: ReactNode
  aside?: ReactNode
  text: string
  tone?: 'answer' | 'error'
}) {
  return (
    <section className={styles.card} data-tone={tone}>
      <header className={styles.heading}>
        <span>{heading}</span>
        {aside}
      </header>
      <div className={styles.text}>{text}</div>
    </section>
  )
}
