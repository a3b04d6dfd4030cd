import type { CellDetail } from '../../../contract/experiments.ts'
import { KeyValues } from '../../components/key-values.tsx'
import styles from './cell-inspector.module.css'

/** What produced the answer: the model's file or name, the runtime, the device. */
export function FingerprintTab({ cell: { fingerprint } }: { cell: CellDetail }) {
  if (fingerprint === null) return <p className={styles.note}>The fingerprint comes with the answer.</p>
  return (
    <KeyValues
      entries={Object.entries(fingerprint).map(([name, value]) => [
        name,
        <span key={name} className={styles.mono}>
          {value === null ? 'unknown' : String(value)}
        </span>,
      ])}
    />
  )
}
