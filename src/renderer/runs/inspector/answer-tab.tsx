import type { CellDetail, RunReport } from '../../../contract/experiments.ts'
import { MakeTestButton } from '../../datasets/make-test.tsx'
import { MessageCard } from '../../components/message-card.tsx'
import { ScoreMark } from '../../components/score-mark.tsx'
import { VotesView } from './votes-view.tsx'
import styles from './cell-inspector.module.css'

/** What was expected, what came, what was taken out of it as the answer, and how it was scored. */
export function AnswerTab({ cell, metrics }: { cell: CellDetail; metrics: RunReport['metrics'] }) {
  const { expected, output, answer, votes, error, status, scores, finishReason } = cell
  return (
    <div className={styles.stack}>
      {expected === null ? null : <MessageCard heading="Expected" text={expected} />}
      {error ? <MessageCard heading="Failed" text={error.message} tone="error" /> : null}
      {output === null ? (
        error ? null : (
          <p className={styles.note}>{status === 'running' ? 'Being answered…' : 'Not answered yet.'}</p>
        )
      ) : (
        <MessageCard
          heading="Output"
          aside={finishReason === 'length' ? 'cut at max tokens' : undefined}
          text={output}
          tone="answer"
        />
      )}
      <MakeTestButton cell={cell} />
      {output !== null && answer !== output ? (
        answer === null ? (
          <p className={styles.note}>The extractor found no answer in this output.</p>
        ) : (
          <MessageCard heading="Answer taken from it" text={answer} />
        )
      ) : null}
      {votes === null ? null : <VotesView votes={votes} />}
      {output === null
        ? null
        : scores.map(({ metricId, value, reason }, index) => {
            const metric = metrics[index]
            return (
              <section key={`${metricId} ${metric?.title ?? index}`} className={styles.score}>
                <div className={styles.scoreLine}>
                  <span>{metric?.title ?? metricId}</span>
                  <ScoreMark value={value} scale={metric?.scale ?? 'number'} reason={reason} />
                </div>
                {reason ? <p className={styles.note}>{reason}</p> : null}
              </section>
            )
          })}
    </div>
  )
}
