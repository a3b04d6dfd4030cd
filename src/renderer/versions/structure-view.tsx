import type { StructureDifference } from '../../contract/versions.ts'
import styles from './structure-view.module.css'

const signs = { added: '+', removed: '−', changed: '~', moved: '↕' } as const

/** What differs between two states of a prompt, a card each, with both texts side by side. */
export function StructureView({ changes }: { changes: readonly StructureDifference[] }) {
  if (changes.length === 0) return <p className={styles.same}>Both are the same.</p>
  return (
    <ul className={styles.list} aria-label="What differs">
      {changes.map((change) => (
        <li key={`${change.part} ${change.kind} ${change.where}`} className={styles.card} data-kind={change.kind}>
          <header className={styles.head}>
            <span aria-hidden>{signs[change.kind]}</span> <b>{change.kind}</b> {placeOf(change)}
          </header>
          {change.kind === 'moved' ? null : (
            <div className={styles.sides}>
              <Side title="Before" change={change} leaves="added" text={change.before} />
              <Side title="After" change={change} leaves="removed" text={change.after} />
            </div>
          )}
        </li>
      ))}
    </ul>
  )
}

function placeOf({ part, where }: StructureDifference): string {
  return part === 'message' || part === 'block' || part === 'extract' ? where : `${part}: ${where}`
}

function Side({
  title,
  change,
  leaves,
  text,
}: {
  title: string
  change: StructureDifference
  leaves: 'added' | 'removed'
  text: string | null
}) {
  const words = change.words?.filter(({ kind }) => kind !== leaves)
  return (
    <pre className={styles.side} aria-label={title} data-empty={text === null || undefined}>
      {text === null
        ? 'not there'
        : (words?.map(({ kind, text: word }, index) =>
            // Words have no name but their place.
            kind === 'same' ? (
              word
            ) : (
              <mark key={`${index}`} data-kind={kind}>
                {word}
              </mark>
            ),
          ) ?? text)}
    </pre>
  )
}
