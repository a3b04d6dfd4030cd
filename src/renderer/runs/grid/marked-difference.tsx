import { diffWordsWithSpace } from 'diff'
import { memo } from 'react'
import styles from './marked-difference.module.css'

/** A text with the words marked that another one lacks, and struck through the words that only the other one has. */
export const MarkedDifference = memo(function MarkedDifference({ before, after }: { before: string; after: string }) {
  // Two texts without a word in common take time that grows with their product: past a bound the whole text is new.
  const parts = diffWordsWithSpace(before, after, { timeout: 60 }) ?? [
    { value: before, added: false, removed: true },
    { value: after, added: true, removed: false },
  ]
  return (
    <>
      {parts.map(({ value, added, removed }, index) =>
        added ? (
          <ins key={index} className={styles.added}>
            {value}
          </ins>
        ) : removed ? (
          <del key={index} className={styles.removed}>
            {value}
          </del>
        ) : (
          <span key={index}>{value}</span>
        ),
      )}
    </>
  )
})
