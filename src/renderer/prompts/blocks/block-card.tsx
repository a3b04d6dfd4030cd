import { ActionIcon, Group, Select, TextInput, Tooltip } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react'
import { type RefObject, useMemo } from 'react'
import { type Block, blockKinds } from '../../../core/templates/block.ts'
import { LazyTemplateEditor } from '../../editor/lazy-template-editor.tsx'
import type { EditorFacts } from '../../editor/editor-facts.ts'
import { syntaxProblems } from '../lint/syntax-problems.ts'
import { changeKind, changeName, changeText, kindTitles, moveBlock, removeBlock, shownText } from './block-edits.ts'
import styles from './blocks-form.module.css'

const kinds = blockKinds.map((kind) => ({ value: kind, label: kindTitles[kind] }))

/** One block: what it is for, its name, its text, and its place among the others. */
export function BlockCard({
  block,
  index,
  count,
  message,
  facts,
  latest,
  onChange,
}: {
  block: Block
  index: number
  count: number
  /** The number of the message, from 1. */
  message: number
  facts: EditorFacts
  /** The text of the message at the moment when something is done to it. */
  latest: RefObject<string>
  onChange: (content: string) => void
}) {
  const { kind, name } = block
  const title = kind === null ? 'Text' : kindTitles[kind]
  const label = `${title}, block ${index + 1} of message ${message}`
  const text = shownText(block)
  const known = useMemo(() => ({ ...facts, problems: syntaxProblems(text) }), [facts, text])
  return (
    <section className={styles.block} aria-label={label}>
      <header className={styles.head}>
        <Select
          aria-label={`Kind of block ${index + 1} of message ${message}`}
          variant="unstyled"
          className={styles.kind}
          data={kinds}
          placeholder="Text without a kind"
          value={kind}
          allowDeselect={false}
          comboboxProps={{ width: 170, position: 'bottom-start' }}
          onChange={(chosen) => {
            const next = blockKinds.find((one) => one === chosen)
            if (next) onChange(changeKind(latest.current, index, next))
          }}
        />
        {kind === null ? null : (
          <TextInput
            aria-label={`Name of block ${index + 1} of message ${message}`}
            variant="unstyled"
            className={styles.name}
            placeholder="name"
            maxLength={120}
            value={name ?? ''}
            onChange={(event) => onChange(changeName(latest.current, index, event.currentTarget.value))}
          />
        )}
        <Group gap={2} ml="auto" wrap="nowrap">
          <Tooltip label="Move up">
            <ActionIcon
              size="sm"
              aria-label={`Move block ${index + 1} up`}
              disabled={index === 0}
              onClick={() => onChange(moveBlock(latest.current, index, -1))}
            >
              <IconArrowUp size={13} />
            </ActionIcon>
          </Tooltip>
          <Tooltip label="Move down">
            <ActionIcon
              size="sm"
              aria-label={`Move block ${index + 1} down`}
              disabled={index === count - 1}
              onClick={() => onChange(moveBlock(latest.current, index, 1))}
            >
              <IconArrowDown size={13} />
            </ActionIcon>
          </Tooltip>
          <Tooltip label="Remove">
            <ActionIcon
              size="sm"
              aria-label={`Remove block ${index + 1}`}
              onClick={() => onChange(removeBlock(latest.current, index))}
            >
              <IconTrash size={13} />
            </ActionIcon>
          </Tooltip>
        </Group>
      </header>
      <LazyTemplateEditor
        value={text}
        label={label}
        facts={known}
        placeholder="Write the block"
        onChange={(typed) => onChange(changeText(latest.current, index, typed))}
      />
    </section>
  )
}
