import type { CellDetail } from '../../../contract/experiments.ts'
import { KeyValues } from '../../components/key-values.tsx'
import { MessageCard } from '../../components/message-card.tsx'
import { valueText } from '../grid/value-text.ts'
import styles from './cell-inspector.module.css'

/** The messages as they were sent, and the row that filled them. */
export function MessagesTab({ cell, variables }: { cell: CellDetail; variables: Readonly<Record<string, unknown>> }) {
  return (
    <div className={styles.stack}>
      {cell.messages === null ? (
        <p className={styles.note}>The messages are kept when the cell is answered.</p>
      ) : (
        cell.messages.map(({ role, content }, index) => <MessageCard key={index} heading={role} text={content} />)
      )}
      <h3 className={styles.heading}>Row</h3>
      <KeyValues entries={Object.entries(variables).map(([name, value]) => [name, valueText(value)] as const)} />
    </div>
  )
}
