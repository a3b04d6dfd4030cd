import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { addMessage, type KeyedMessage, moveMessage } from './keyed-message.ts'
import { MessageEditor } from './message-editor.tsx'
import styles from './message-stack.module.css'

interface MessageStackProps {
  messages: readonly KeyedMessage[]
  onChange: (messages: readonly KeyedMessage[]) => void
  /** Columns of the chosen dataset; undefined where none is chosen. */
  knownVariables: readonly string[] | undefined
  /** Names to complete. */
  completions: readonly string[]
}

/** Messages one under the other, to write, move, add and remove. */
export function MessageStack({ messages, onChange, knownVariables, completions }: MessageStackProps) {
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
          onChange={(changed) => onChange(messages.map((other) => (other.key === message.key ? changed : other)))}
          onMove={(by) => onChange(moveMessage(messages, message.key, by))}
          onRemove={() => onChange(messages.filter((other) => other.key !== message.key))}
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
