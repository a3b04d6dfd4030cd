import { memo, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { LintProblem } from '../../core/lint/lint-rule.ts'
import type { EditorFacts } from '../editor/editor-facts.ts'
import { LazyTemplateEditor } from '../editor/lazy-template-editor.tsx'
import { BlocksForm } from './blocks/blocks-form.tsx'
import type { KeyedMessage } from './keyed-message.ts'
import { MessageHead, type MessageShape } from './message-head.tsx'
import styles from './message-editor.module.css'

interface MessageEditorProps {
  message: KeyedMessage
  number: number
  isFirst: boolean
  isLast: boolean
  isOnly: boolean
  /** What the linter found in it. */
  problems: readonly LintProblem[]
  /** What all editors of the prompt know. */
  facts: EditorFacts
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
  problems,
  facts,
  onChange,
  onMove,
  onRemove,
}: MessageEditorProps) {
  const { key, role, content } = message
  const [shape, setShape] = useState<MessageShape>('text')
  const known = useMemo(() => ({ ...facts, problems }), [facts, problems])

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
        <BlocksForm content={content} number={number} facts={facts} onChange={changeText} />
      ) : (
        <LazyTemplateEditor
          value={content}
          label={`Text of message ${number}, ${role}`}
          name={key}
          facts={known}
          placeholder="Write the message; {{ name }} takes the value of a column"
          onChange={changeText}
        />
      )}
    </section>
  )
})
