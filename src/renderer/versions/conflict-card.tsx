import { SegmentedControl, Textarea } from '@mantine/core'
import type { MergeConflict } from '../../contract/versions.ts'
import type { Resolution } from '../../core/prompts/merge/conflict.ts'
import styles from './merge-view.module.css'

type Choice = 'ours' | 'theirs' | 'base' | 'edit'

/** One conflict: what it was, what either side made of it, and which of them is taken, or a text of one's own. */
export function ConflictCard({
  conflict,
  ours,
  theirs,
  resolution,
  onResolve,
}: {
  conflict: MergeConflict
  /** What the sides are called. */
  ours: string
  theirs: string
  resolution: Resolution | undefined
  onResolve: (resolution: Resolution) => void
}) {
  const { kind, where } = conflict
  const isText = kind === 'text' || kind === 'deleted'
  const choice: Choice | '' = resolution === undefined ? '' : 'take' in resolution ? resolution.take : 'edit'
  const edited =
    resolution !== undefined && 'value' in resolution && typeof resolution.value === 'string' ? resolution.value : ''
  const choose = (next: string): void => {
    if (next === 'ours' || next === 'theirs' || next === 'base') onResolve({ take: next })
    if (next === 'edit') onResolve({ value: startOf(conflict, choice) })
  }
  return (
    <section
      className={styles.conflict}
      data-decided={resolution !== undefined || undefined}
      aria-label={`Conflict: ${where}`}
    >
      <header className={styles.head}>
        <span>
          <b>{where}</b>
          {kind === 'deleted' ? ' was taken out on one side and changed on the other' : ''}
        </span>
        <SegmentedControl
          size="xs"
          aria-label={`Decide ${where}`}
          value={choice}
          onChange={choose}
          data={[
            { value: 'ours', label: ours },
            { value: 'theirs', label: theirs },
            ...(conflict.base === null ? [] : [{ value: 'base', label: 'As before' }]),
            ...(isText ? [{ value: 'edit', label: 'Edit' }] : []),
          ]}
        />
      </header>
      <div className={styles.states}>
        <State title="Before" value={conflict.base} isTaken={choice === 'base'} />
        <State title={ours} value={conflict.ours} isTaken={choice === 'ours'} />
        <State title={theirs} value={conflict.theirs} isTaken={choice === 'theirs'} />
      </div>
      {choice === 'edit' ? (
        <div className={styles.edit}>
          <Textarea
            aria-label={`Text of ${where}`}
            autosize
            minRows={3}
            maxRows={16}
            value={edited}
            onChange={(event) => onResolve({ value: event.currentTarget.value })}
          />
        </div>
      ) : null}
    </section>
  )
}

function startOf({ base, ours, theirs, withOurs, withTheirs }: MergeConflict, choice: string): string {
  const chosen = choice === 'theirs' ? (withTheirs ?? theirs) : choice === 'base' ? base : (withOurs ?? ours ?? theirs)
  return typeof chosen === 'string' ? chosen : ''
}

function State({ title, value, isTaken }: { title: string; value: MergeConflict['base']; isTaken: boolean }) {
  return (
    <div className={styles.state} data-taken={isTaken || undefined}>
      <h4>{title}</h4>
      <pre>{value === null ? '(not there)' : typeof value === 'string' ? value : JSON.stringify(value, null, 1)}</pre>
    </div>
  )
}
