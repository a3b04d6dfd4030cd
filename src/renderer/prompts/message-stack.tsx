import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useCallback } from 'react'
import { useStoredValue, type ValueStore } from '../connection/value-store.ts'
import { addMessage, type KeyedMessage, moveMessage } from './keyed-message.ts'
import { MessageEditor } from './message-editor.tsx'
import styles from './message-stack.module.css'

interface MessageStackProps {
  messages: ValueStore<readonly KeyedMessage[]>
  /** Stable from one drawing to the next, as the names are, so that a key draws only the message that it changes. */
  onChange: (messages: readonly KeyedMessage[]) => void
  /** Columns of the chosen dataset; undefined where none is chosen. */
  knownVariables: readonly string[] | undefined
  /** Names to complete. */
  completions: readonly string[]
}

/** Messages one under the other, to write, move, add and remove. */
export function MessageStack({ messages: store, onChange, knownVariables, completions }: MessageStackProps) {
  const messages = useStoredValue(store)
  const change = useCallback(
    (changed: KeyedMessage) => onChange(store.get().map((other) => (other.key === changed.key ? changed : other))),
    [store, onChange],
  )
  const move = useCallback((key: string, by: -1 | 1) => onChange(moveMessage(store.get(), key, by)), [store, onChange])
  const remove = useCallback(
    (key: string) => onChange(store.get().filter((other) => other.key !== key)),
    [store, onChange],
  )
  return (
    <div className={styles.stack}>
      {messages.map((message, index) => (
        <MessageEditor
          key={message.key}
          message={message}
          number={index + 1}
          isFirst={index === 0}
          isLast={index === messages.length - 1}
          isOnly={messages.length === 1}
          knownVariables={knownVariables}
          completions={completions}
          onChange={change}
          onMove={move}
          onRemove={remove}
        />
      ))}
      <div>
        <Button variant="default" leftSection={<IconPlus size={14} />} onClick={() => onChange(addMessage(messages))}>
          Add message
        </Button>
      </div>
    </div>
  )
}
