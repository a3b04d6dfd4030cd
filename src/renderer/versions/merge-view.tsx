import { Alert, Button, Group, TextInput } from '@mantine/core'
import { IconArrowLeft, IconGitMerge } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { PromptDetail } from '../../contract/prompts.ts'
import type { MergePreview } from '../../contract/versions.ts'
import type { Resolution } from '../../core/prompts/merge/conflict.ts'
import { notifyDone } from '../components/notify.ts'
import { QueryView } from '../components/query-view.tsx'
import { client } from '../connection/client.ts'
import { errorSentence } from '../connection/error-sentence.ts'
import { formatQuantity } from '../format/format-number.ts'
import { versionQueries } from '../queries/version-queries.ts'
import { ConflictCard } from './conflict-card.tsx'
import styles from './merge-view.module.css'
import { StructureView } from './structure-view.tsx'

/** A merge before it is made: where both sides changed the same, to decide, and what it changes on the branch. */
export function MergeView({
  prompt,
  fromVersionId,
  onDone,
}: {
  prompt: PromptDetail
  fromVersionId: string
  onDone: () => void
}) {
  const { id: promptId, branch } = prompt
  const [resolutions, setResolutions] = useState<Record<string, Resolution>>({})
  const all = useQuery(versionQueries.merge(promptId, branch, fromVersionId, {}))
  const settled = useQuery(versionQueries.merge(promptId, branch, fromVersionId, resolutions))
  return (
    <QueryView query={all}>
      {(preview) => (
        <div className={styles.view}>
          <MergeBar
            preview={preview}
            promptId={promptId}
            branch={branch}
            resolutions={resolutions}
            onDone={onDone}
            openCount={preview.conflicts.filter(({ id }) => !resolutions[id]).length}
          />
          {preview.conflicts.map((conflict) => (
            <ConflictCard
              key={conflict.id}
              conflict={conflict}
              ours={branch}
              theirs={nameOf(preview)}
              resolution={resolutions[conflict.id]}
              onResolve={(resolution) => setResolutions((known) => ({ ...known, [conflict.id]: resolution }))}
            />
          ))}
          {settled.error ? (
            <Alert color="red" role="alert">
              {errorSentence(settled.error)}
            </Alert>
          ) : null}
          {preview.kind === 'up-to-date' ? null : (
            <section aria-label="What the merge changes">
              <h3 className={styles.title}>What it changes on {branch}</h3>
              <StructureView changes={(settled.data ?? preview).changes} />
            </section>
          )}
        </div>
      )}
    </QueryView>
  )
}

function MergeBar({
  preview,
  promptId,
  branch,
  resolutions,
  openCount,
  onDone,
}: {
  preview: MergePreview
  promptId: string
  branch: string
  resolutions: Record<string, Resolution>
  openCount: number
  onDone: () => void
}) {
  const [message, setMessage] = useState('')
  const { kind, intoVersion, fromVersion } = preview
  const merge = useMutation({
    mutationFn: () =>
      client.versions.merge({
        promptId,
        into: branch,
        fromVersionId: fromVersion.id,
        resolutions,
        expectedHeadId: intoVersion.id,
        ...(message.trim() === '' ? {} : { message: message.trim() }),
      }),
    meta: { showsError: true },
    onSuccess: ({ version }) => {
      notifyDone(`${branch} is at version ${version.number} now.`)
      onDone()
    },
  })
  return (
    <div className={styles.bar}>
      <Group justify="space-between" gap="xs">
        <div>
          <b>
            Merge {nameOf(preview)} (v{fromVersion.number}) into {branch} (v{intoVersion.number})
          </b>
          <div className={styles.about}>{describe(preview, openCount)}</div>
        </div>
        <Button variant="default" leftSection={<IconArrowLeft size={14} />} onClick={onDone}>
          Back to the draft
        </Button>
      </Group>
      {kind === 'up-to-date' ? null : (
        <Group gap="xs" mt={8} wrap="nowrap">
          {kind === 'merge' ? (
            <TextInput
              flex={1}
              aria-label="What the merge is for"
              placeholder={`Merge ${nameOf(preview)} into ${branch}`}
              maxLength={500}
              value={message}
              onChange={(event) => setMessage(event.currentTarget.value)}
            />
          ) : null}
          <Button
            leftSection={<IconGitMerge size={15} />}
            disabled={openCount > 0}
            loading={merge.isPending}
            onClick={() => merge.mutate()}
          >
            {kind === 'fast-forward' ? `Move ${branch} on` : 'Merge'}
          </Button>
        </Group>
      )}
      {merge.isError ? (
        <Alert color="red" role="alert" mt={8}>
          {errorSentence(merge.error)}
        </Alert>
      ) : null}
    </div>
  )
}

function nameOf({ fromVersion, intoVersion }: MergePreview): string {
  const name = fromVersion.branches[0] ?? `v${fromVersion.number}`
  return fromVersion.promptId === intoVersion.promptId ? name : `${fromVersion.promptName}, ${name}`
}

function describe({ kind, conflicts, changes, baseVersions, intoVersion }: MergePreview, openCount: number): string {
  if (kind === 'up-to-date') return 'The branch has everything of it already.'
  if (kind === 'fast-forward') return 'The branch has nothing of its own since, so it can simply move on.'
  const [base] = baseVersions
  const where =
    base?.promptId === intoVersion.promptId ? `v${base.number}` : base ? `${base.promptName} v${base.number}` : ''
  const since = base ? `Both went on from ${where}. ` : 'They have nothing in common. '
  if (conflicts.length === 0) return `${since}No conflicts; ${formatQuantity(changes.length, 'change')}.`
  const open = openCount === 0 ? 'all decided' : `${openCount} still to decide`
  return `${since}${formatQuantity(conflicts.length, 'conflict')}, ${open}.`
}
