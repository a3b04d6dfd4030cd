import { useDebouncedValue } from '@mantine/hooks'
import { memo, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { templateProblems } from '../../core/templates/template-problems.ts'
import { LazyTemplateEditor } from '../editor/lazy-template-editor.tsx'
import { BlocksForm } from './blocks/blocks-form.tsx'
import type { KeyedMessage } from './keyed-message.ts'
import { MessageHead, type MessageShape } from './message-head.tsx'
import styles from './message-editor.module.css'
import { ProblemList } from './problem-list.tsx'

interface MessageEditorProps {
  message: KeyedMessage
  number: number
  isFirst: boolean
  isLast: boolean
  isOnly: boolean
  /** Columns of the chosen dataset; undefined where none is chosen. */
  knownVariables: readonly string[] | undefined
  /** Names to complete. */
  completions: readonly string[]
  onChange: (message: KeyedMessage) => void
  onMove: (key: string, by: -1 | 1) => void
  onRemove: (key: string) => void
}

/** One message of the draft: its role, its template with what is wrong in it, and where it stands. */
export const MessageEditor = memo(function MessageEditor({
  message,
  number,
  isFirst,
  isLast,
  isOnly,
  knownVariables,
  completions,
  onChange,
  onMove,
  onRemove,
}: MessageEditorProps) {
  const { key, role, content } = message
  const [shape, setShape] = useState<MessageShape>('text')
  // A long template takes a while to parse, so its problems wait for a pause in the typing.
  const [settled] = useDebouncedValue(content, 150)
  const problems = useMemo(() => templateProblems(settled, knownVariables), [settled, knownVariables])

  const latest = useRef(message)
  useEffect(() => {
    latest.current = message
  })
  const changeText = useCallback((text: string) => onChange({ ...latest.current, content: text }), [onChange])
  const changeRole = useCallback(
    (next: KeyedMessage['role']) => onChange({ ...latest.current, role: next }),
    [onChange],
  )
  return (
    <section className={styles.card} aria-label={`Message ${number}`}>
      <MessageHead
        messageKey={key}
        role={role}
        number={number}
        isFirst={isFirst}
        isLast={isLast}
        isOnly={isOnly}
        shape={shape}
        onShape={setShape}
        onRole={changeRole}
        onMove={onMove}
        onRemove={onRemove}
      />
      {shape === 'blocks' ? (
        <BlocksForm content={content} number={number} completions={completions} onChange={changeText} />
      ) : (
        <LazyTemplateEditor
          value={content}
          label={`Text of message ${number}, ${role}`}
          variables={completions}
          problems={problems}
          placeholder="Write the message; {{ name }} takes the value of a column"
          onChange={changeText}
        />
      )}
      <ProblemList problems={problems} />
    </section>
  )
})
