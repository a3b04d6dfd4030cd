import type { CellDetail } from '../../../contract/experiments.ts'
import { KeyValues } from '../../components/key-values.tsx'
import styles from './cell-inspector.module.css'
import { ReproduceCell } from './reproduce-cell.tsx'

/** What produced the answer: the model's file or name, the runtime, the device. */
export function FingerprintTab({ cell: { cellId, fingerprint } }: { cell: CellDetail }) {
  if (fingerprint === null) return <p className={styles.note}>The fingerprint comes with the answer.</p>
  return (
    <div className={styles.stack}>
      <ReproduceCell key={cellId} cellId={cellId} />
      {fingerprint['batching'] === true ? (
        <p className={styles.note}>
          This answer was computed together with others, which may change the last bits of its numbers and, rarely, a
          token. The setting “Deterministic” keeps answers apart.
        </p>
      ) : null}
      <KeyValues
        entries={Object.entries(fingerprint).map(([name, value]) => [
          name,
          <span key={name} className={styles.mono}>
            {value === null ? 'unknown' : String(value)}
          </span>,
        ])}
      />
    </div>
  )
}
