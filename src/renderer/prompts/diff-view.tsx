import { Button, Group, Select } from '@mantine/core'
import { IconArrowLeft, IconArrowRight } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { PromptContent } from '../../core/prompts/prompt-content.ts'
import { ErrorPanel } from '../components/error-panel.tsx'
import { LinesSkeleton } from '../components/lines-skeleton.tsx'
import { LazyDiffEditor } from '../editor/lazy-diff-editor.tsx'
import { promptQueries } from '../queries/prompt-queries.ts'
import styles from './diff-view.module.css'
import { promptText } from './prompt-text.ts'
import { draftReference } from './version-reference.ts'

/** What differs between any two states of a prompt; either may be the draft. */
export function DiffView({
  promptId,
  draft,
  before,
  after,
  onShow,
}: {
  promptId: string
  draft: PromptContent
  before: string
  after: string
  onShow: (search: { version?: string; against?: string }) => void
}) {
  const { data: history = [] } = useQuery(promptQueries.history(promptId))
  const left = useStateText(before, draft)
  const right = useStateText(after, draft)
  const choices = [
    { value: draftReference, label: 'Draft' },
    ...history.map(({ id, number, message }) => ({ value: id, label: `v${number} ${message}` })),
  ]
  const error = left.error ?? right.error
  return (
    <div className={styles.view}>
      <Group gap="xs" wrap="nowrap" className={styles.bar}>
        <Select
          aria-label="Before"
          className={styles.choice}
          data={choices}
          value={before}
          allowDeselect={false}
          onChange={(chosen) => chosen && onShow({ version: after, against: chosen })}
        />
        <IconArrowRight size={15} aria-hidden />
        <Select
          aria-label="After"
          className={styles.choice}
          data={choices}
          value={after}
          allowDeselect={false}
          onChange={(chosen) => chosen && onShow({ version: chosen, against: before })}
        />
        <Button
          variant="default"
          ml="auto"
          style={{ flex: 'none' }}
          leftSection={<IconArrowLeft size={14} />}
          onClick={() => onShow({})}
        >
          Back to the draft
        </Button>
      </Group>
      {error ? <ErrorPanel error={error} /> : null}
      {left.text !== undefined && right.text !== undefined ? (
        <>
          {left.text === right.text ? <p className={styles.same}>Both are the same.</p> : null}
          <LazyDiffEditor before={left.text} after={right.text} label="Changes" />
        </>
      ) : (
        <LinesSkeleton />
      )}
    </div>
  )
}

function useStateText(reference: string, draft: PromptContent): { text: string | undefined; error: unknown } {
  const isDraft = reference === draftReference
  const { data, error } = useQuery({ ...promptQueries.version(reference), enabled: !isDraft })
  if (isDraft) return { text: promptText(draft), error: null }
  return { text: data ? promptText(data.content) : undefined, error }
}
