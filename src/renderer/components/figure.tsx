import type { ReactNode } from 'react'
import styles from './figure.module.css'

/** A number with its unit under a small label, for rows of figures. */
export function Figure({ label, value, unit }: { label: string; value: ReactNode; unit?: string }) {
  return (
    <div className={styles.figure}>
      <span className={styles.label}>{label}</span>
      <span className={styles.value}>
        {value}
        {unit ? <small> {unit}</small> : null}
      </span>
    </div>
  )
}
