import { Fragment, type ReactNode } from 'react'
import styles from './key-values.module.css'

/** Names and their values in two columns; a null value leaves its line out. */
export function KeyValues({ entries }: { entries: readonly (readonly [string, ReactNode])[] }) {
  return (
    <dl className={styles.list}>
      {entries.map(([name, value]) =>
        value === null || value === undefined ? null : (
          <Fragment key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </Fragment>
        ),
      )}
    </dl>
  )
}
