import { Button, Menu } from '@mantine/core'
import { IconPlus, IconScissors } from '@tabler/icons-react'
import { useEffect, useMemo, useRef } from 'react'
import { blockKinds } from '../../../core/templates/block.ts'
import { outlineBlocks } from '../../../core/templates/outline-blocks.ts'
import { parseBlocks } from '../../../core/templates/parse-blocks.ts'
import { writeBlocks } from '../../../core/templates/write-blocks.ts'
import type { EditorFacts } from '../../editor/editor-facts.ts'
import { addBlock, kindTitles } from './block-edits.ts'
import { BlockCard } from './block-card.tsx'
import styles from './blocks-form.module.css'

/** A message as a form of its blocks. The text stays what is edited: each change writes the whole of it again. */
export function BlocksForm({
  content,
  number,
  facts,
  onChange,
}: {
  content: string
  /** Of the message, from 1. */
  number: number
  facts: EditorFacts
  onChange: (content: string) => void
}) {
  const blocks = useMemo(() => parseBlocks(content), [content])
  const outline = useMemo(() => writeBlocks(outlineBlocks(content)), [content])
  const latest = useRef(content)
  useEffect(() => {
    latest.current = content
  })
  return (
    <div className={styles.form}>
      {blocks.length === 0 ? (
        <p className={styles.empty}>
          This message has no blocks yet. Add the first: most prompts begin with an instruction.
        </p>
      ) : null}
      {blocks.map((block, index) => (
        <BlockCard
          // Blocks have no identity of their own; a moved one shows its text in the place where it is now.
          // oxlint-disable-next-line react/no-array-index-key
          key={index}
          block={block}
          index={index}
          count={blocks.length}
          message={number}
          facts={facts}
          latest={latest}
          onChange={onChange}
        />
      ))}
      <div className={styles.foot}>
        <Menu position="bottom-start">
          <Menu.Target>
            <Button variant="default" size="xs" leftSection={<IconPlus size={13} />}>
              Add block
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {blockKinds.map((kind) => (
              <Menu.Item key={kind} onClick={() => onChange(addBlock(content, kind))}>
                {kindTitles[kind]}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
        {outline !== content ? (
          <Button variant="subtle" size="xs" leftSection={<IconScissors size={13} />} onClick={() => onChange(outline)}>
            Find its blocks
          </Button>
        ) : null}
      </div>
    </div>
  )
}
