import { Button, Group, SegmentedControl, Select } from '@mantine/core'
import { IconArrowLeft, IconArrowRight } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { VersionDetail } from '../../contract/prompts.ts'
import type { PromptContent } from '../../core/prompts/prompt-content.ts'
import { ErrorPanel } from '../components/error-panel.tsx'
import { LinesSkeleton } from '../components/lines-skeleton.tsx'
import { useStoredState } from '../components/use-stored-state.ts'
import { LazyDiffEditor } from '../editor/lazy-diff-editor.tsx'
import { promptQueries } from '../queries/prompt-queries.ts'
import { StructureDiff } from '../versions/structure-diff.tsx'
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
  const [mode, setMode] = useStoredState<'words' | 'structure'>('diff.mode', 'words')
  const left = useStateText(before, draft)
  const right = useStateText(after, draft)
  const choices = [
    { value: draftReference, label: 'Draft' },
    ...history.map(({ id, number, message }) => ({ value: id, label: `v${number} ${message}` })),
    // What is older than the list, or of another prompt.
    ...[left, right].flatMap(({ version }) =>
      version && !history.some(({ id }) => id === version.id)
        ? [
            {
              value: version.id,
              label: `${version.promptId === promptId ? '' : `${version.promptName} `}v${version.number}`,
            },
          ]
        : [],
    ),
  ].filter(({ value }, index, all) => all.findIndex((one) => one.value === value) === index)
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
        <SegmentedControl
          size="xs"
          ml="auto"
          style={{ flex: 'none' }}
          aria-label="Compare"
          value={mode}
          onChange={(chosen) => setMode(chosen === 'structure' ? 'structure' : 'words')}
          data={[
            { value: 'words', label: 'Words' },
            { value: 'structure', label: 'Structure' },
          ]}
        />
        <Button
          variant="default"
          style={{ flex: 'none' }}
          leftSection={<IconArrowLeft size={14} />}
          onClick={() => onShow({})}
        >
          Back to the draft
        </Button>
      </Group>
      {error ? <ErrorPanel error={error} /> : null}
      {mode === 'structure' ? <StructureDiff before={stateOf(before, draft)} after={stateOf(after, draft)} /> : null}
      {mode === 'structure' ? null : left.text !== undefined && right.text !== undefined ? (
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

function stateOf(reference: string, draft: PromptContent): { versionId: string } | { content: PromptContent } {
  return reference === draftReference ? { content: draft } : { versionId: reference }
}

function useStateText(
  reference: string,
  draft: PromptContent,
): { text: string | undefined; version: VersionDetail | undefined; error: unknown } {
  const isDraft = reference === draftReference
  const { data, error } = useQuery({ ...promptQueries.version(reference), enabled: !isDraft })
  if (isDraft) return { text: promptText(draft), version: undefined, error: null }
  return { text: data ? promptText(data.content) : undefined, version: data, error }
}
