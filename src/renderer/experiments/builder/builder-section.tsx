import type { ReactNode } from 'react'
import styles from './experiment-builder.module.css'

/** A part of the builder: its heading and a hint at the left, its fields at the right. */
export function BuilderSection({ title, hint, children }: { title: string; hint?: ReactNode; children: ReactNode }) {
  return (
    <section className={styles.section} aria-label={title}>
      <div>
        <h2 className={styles.heading}>{title}</h2>
        {hint ? <p className={styles.hint}>{hint}</p> : null}
      </div>
      <div className={styles.grow}>{children}</div>
    </section>
  )
}
