import { type KeyboardEvent, useEffect, useId, useRef } from 'react'
import styles from './data-grid.module.css'

/** What a person types into a cell, and why it cannot be kept. */
export interface CellEditing {
  text: string
  problem?: string | undefined
}

/** Where the grid goes after the cell was kept. */
export type AfterEditing = 'stay' | 'down' | 'up' | 'right' | 'left'

/** The text field in place of a cell. Enter and Tab keep what was typed, Escape does not, Alt or Shift with Enter begins a line. */
export function CellEditor({
  label,
  editing: { text, problem },
  onType,
  onKeep,
  onCancel,
}: {
  label: string
  editing: CellEditing
  onType: (text: string) => void
  /** False where what was typed does not fit. */
  onKeep: (after: AfterEditing) => boolean
  onCancel: () => void
}) {
  const ref = useRef<HTMLTextAreaElement>(null)
  const problemId = useId()
  // Leaving the field keeps what was typed, but not after a key has decided already.
  const isDecided = useRef(false)
  useEffect(() => {
    const field = ref.current
    field?.focus({ preventScroll: true })
    field?.setSelectionRange(field.value.length, field.value.length)
  }, [])
  const keep = (after: AfterEditing): void => {
    isDecided.current = true
    isDecided.current = onKeep(after)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    // The grid's own keys mean something else here.
    event.stopPropagation()
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') {
      isDecided.current = true
      onCancel()
    } else if (event.key.toLowerCase() === 's' && (event.ctrlKey || event.metaKey)) keep('stay')
    else if (event.key === 'Tab') keep(event.shiftKey ? 'left' : 'right')
    else if (event.key === 'Enter' && event.altKey) {
      const { selectionStart, selectionEnd } = event.currentTarget
      onType(`${text.slice(0, selectionStart)}\n${text.slice(selectionEnd)}`)
    } else if (event.key === 'Enter' && !event.shiftKey) keep('down')
    else return
    event.preventDefault()
  }
  return (
    <div className={styles.editor}>
      <textarea
        ref={ref}
        aria-label={label}
        aria-invalid={problem !== undefined}
        aria-describedby={problem === undefined ? undefined : problemId}
        rows={Math.min(12, Math.max(1, text.split('\n').length, Math.ceil(text.length / 60)))}
        spellCheck={false}
        value={text}
        onChange={(event) => onType(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        onBlur={() => {
          if (!isDecided.current) keep('stay')
        }}
      />
      {problem === undefined ? null : (
        <div id={problemId} role="alert" className={styles.problem}>
          {problem}
        </div>
      )}
    </div>
  )
}
