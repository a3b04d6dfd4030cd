import { ActionIcon, Group, Select, Tooltip } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react'
import { useMemo } from 'react'
import { templateProblems } from '../../core/templates/template-problems.ts'
import { LazyTemplateEditor } from '../editor/lazy-template-editor.tsx'
import type { KeyedMessage } from './keyed-message.ts'
import styles from './message-editor.module.css'
import { ProblemList } from './problem-list.tsx'

const roles = ['system', 'user', 'assistant'] as const

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
  onMove: (by: -1 | 1) => void
  onRemove: () => void
}

/** One message of the draft: its role, its template with what is wrong in it, and where it stands. */
export function MessageEditor({
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
  const { role, content } = message
  const problems = useMemo(() => templateProblems(content, knownVariables), [content, knownVariables])
  return (
    <section className={styles.card} aria-label={`Message ${number}`}>
      <header className={styles.head}>
        <Select
          aria-label={`Role of message ${number}`}
          variant="unstyled"
          className={styles.role}
          data={[...roles]}
          value={role}
          allowDeselect={false}
          comboboxProps={{ width: 130, position: 'bottom-start' }}
          onChange={(chosen) => {
            const next = roles.find((one) => one === chosen)
            if (next) onChange({ ...message, role: next })
          }}
        />
        <Group gap={2} className={styles.tools}>
          <Tooltip label="Move up">
            <ActionIcon
              size="sm"
              aria-label={`Move message ${number} up`}
              disabled={isFirst}
              onClick={() => onMove(-1)}
            >
              <IconArrowUp size={14} />
            </ActionIcon>
          </Tooltip>
          <Tooltip label="Move down">
            <ActionIcon
              size="sm"
              aria-label={`Move message ${number} down`}
              disabled={isLast}
              onClick={() => onMove(1)}
            >
              <IconArrowDown size={14} />
            </ActionIcon>
          </Tooltip>
          <Tooltip label={isOnly ? 'A prompt has at least one message' : 'Remove'}>
            <ActionIcon size="sm" aria-label={`Remove message ${number}`} disabled={isOnly} onClick={onRemove}>
              <IconTrash size={14} />
            </ActionIcon>
          </Tooltip>
        </Group>
      </header>
      <LazyTemplateEditor
        value={content}
        label={`Text of message ${number}, ${role}`}
        variables={completions}
        problems={problems}
        placeholder="Write the message; {{ name }} takes the value of a column"
        onChange={(text) => onChange({ ...message, content: text })}
      />
      <ProblemList problems={problems} />
    </section>
  )
}
