import type { CellDetail } from '../../../contract/experiments.ts'
import styles from './votes-view.module.css'

/** The answers that a cell drew, with those that agree marked: how sure the model is of what counts. */
export function VotesView({ votes }: { votes: NonNullable<CellDetail['votes']> }) {
  const { samples, chosen, agreement } = votes
  const winner = samples[chosen]?.answer ?? null
  return (
    <section aria-label="Votes" className={styles.votes}>
      <p className={styles.summary}>
        {winner === null
          ? `None of ${samples.length} answers could be taken out of its output.`
          : `${Math.round(agreement * samples.length)} of ${samples.length} answers agree (${Math.round(agreement * 100)}%).`}
      </p>
      <ol className={styles.list}>
        {samples.map(({ seed, answer, isCached }, index) => (
          <li key={`${index} ${seed}`} data-chosen={index === chosen || undefined}>
            <span className={styles.answer}>{answer ?? 'no answer found'}</span>
            <span className={styles.seed}>
              {index === chosen && winner !== null ? 'counts · ' : ''}
              {isCached ? 'cached · ' : ''}seed {seed}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}
