import { ActionIcon, Group, SegmentedControl, Select, Tooltip } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react'
import { memo } from 'react'
import type { KeyedMessage } from './keyed-message.ts'
import styles from './message-editor.module.css'

const roles = ['system', 'user', 'assistant'] as const

/** How a message is shown: its text, or a form of its blocks. */
export type MessageShape = 'text' | 'blocks'

interface MessageHeadProps {
  messageKey: string
  role: KeyedMessage['role']
  number: number
  isFirst: boolean
  isLast: boolean
  isOnly: boolean
  shape: MessageShape
  onShape: (shape: MessageShape) => void
  onRole: (role: KeyedMessage['role']) => void
  onMove: (key: string, by: -1 | 1) => void
  onRemove: (key: string) => void
}

/** Role and place of a message; not drawn again while its text is written. */
export const MessageHead = memo(function MessageHead({
  messageKey,
  role,
  number,
  isFirst,
  isLast,
  isOnly,
  shape,
  onShape,
  onRole,
  onMove,
  onRemove,
}: MessageHeadProps) {
  return (
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
          if (next) onRole(next)
        }}
      />
      <Group gap={2} className={styles.tools}>
        <SegmentedControl
          size="xs"
          mr={6}
          aria-label={`Show message ${number} as`}
          data={[
            { value: 'text', label: 'Text' },
            { value: 'blocks', label: 'Blocks' },
          ]}
          value={shape}
          onChange={(chosen) => onShape(chosen === 'blocks' ? 'blocks' : 'text')}
        />
        <Tooltip label="Move up">
          <ActionIcon
            size="sm"
            aria-label={`Move message ${number} up`}
            disabled={isFirst}
            onClick={() => onMove(messageKey, -1)}
          >
            <IconArrowUp size={14} />
          </ActionIcon>
        </Tooltip>
        <Tooltip label="Move down">
          <ActionIcon
            size="sm"
            aria-label={`Move message ${number} down`}
            disabled={isLast}
            onClick={() => onMove(messageKey, 1)}
          >
            <IconArrowDown size={14} />
          </ActionIcon>
        </Tooltip>
        <Tooltip label={isOnly ? 'A prompt has at least one message' : 'Remove'}>
          <ActionIcon
            size="sm"
            aria-label={`Remove message ${number}`}
            disabled={isOnly}
            onClick={() => onRemove(messageKey)}
          >
            <IconTrash size={14} />
          </ActionIcon>
        </Tooltip>
      </Group>
    </header>
  )
})
