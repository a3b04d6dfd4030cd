import { Button, Tooltip } from '@mantine/core'
import { IconGitCommit, IconGitCompare, IconPlayerPlay } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { PromptDetail } from '../../contract/prompts.ts'
import { KeyCaps } from '../components/key-caps.tsx'
import { PageHeader } from '../components/page-header.tsx'
import type { ValueStore } from '../connection/value-store.ts'
import { promptQueries } from '../queries/prompt-queries.ts'
import type { ReactNode } from 'react'
import { BranchMenu } from '../versions/branch-menu.tsx'
import type { SaveState } from './draft-saver.ts'
import { SaveWord } from './save-word.tsx'
import type { RowRun } from './use-row-run.ts'

interface PromptHeaderProps {
  prompt: PromptDetail
  saveState: ValueStore<SaveState>
  isCommittable: boolean
  rowRun: RowRun
  /** What else can be done, before the buttons. */
  more: ReactNode
  onRetrySave: () => void
  onShowChanges: () => void
  onCommit: () => void
}

/** Name and state of the prompt, and what is done with it most. */
export function PromptHeader({
  prompt,
  saveState,
  isCommittable,
  rowRun,
  more,
  onRetrySave,
  onShowChanges,
  onCommit,
}: PromptHeaderProps) {
  const { data: head } = useQuery({
    ...promptQueries.version(prompt.headVersionId ?? ''),
    enabled: prompt.headVersionId !== null,
  })
  return (
    <PageHeader
      title={prompt.name}
      actions={
        <>
          {more}
          <Button
            variant="default"
            leftSection={<IconGitCompare size={15} />}
            disabled={!prompt.headVersionId || !prompt.isChanged}
            onClick={onShowChanges}
          >
            Changes
          </Button>
          <Button
            variant="default"
            leftSection={<IconPlayerPlay size={15} />}
            rightSection={<KeyCaps keys="mod+Enter" />}
            disabled={!rowRun.canRun}
            onClick={rowRun.run}
          >
            Run row
          </Button>
          <Tooltip
            label={
              isCommittable ? (
                <>
                  Keep the draft as a version <KeyCaps keys="mod+s" />
                </>
              ) : (
                'The draft is the same as the last version'
              )
            }
          >
            <Button leftSection={<IconGitCommit size={15} />} disabled={!isCommittable} onClick={onCommit}>
              Commit
            </Button>
          </Tooltip>
        </>
      }
    >
      <BranchMenu prompt={prompt} />{' '}
      {head ? (prompt.isChanged ? `changed since v${head.number}` : `v${head.number}`) : 'not committed yet'}
      {' · '}
      <SaveWord state={saveState} onRetry={onRetrySave} />
    </PageHeader>
  )
}
