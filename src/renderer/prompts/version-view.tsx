import { Badge, Button, Group } from '@mantine/core'
import { IconArrowBackUp, IconArrowLeft, IconGitCompare } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { PromptContent } from '../../core/prompts/prompt-content.ts'
import { notifyDone } from '../components/notify.ts'
import { QueryView } from '../components/query-view.tsx'
import { LazyTemplateEditor } from '../editor/lazy-template-editor.tsx'
import { formatTime } from '../format/format-time.ts'
import { promptQueries } from '../queries/prompt-queries.ts'
import styles from './version-view.module.css'
import { VersionRuns } from '../versions/version-runs.tsx'
import { draftReference } from './version-reference.ts'

/** One version, to read, to compare and to take back into the draft. */
export function VersionView({
  versionId,
  onShow,
  onRestore,
}: {
  versionId: string
  onShow: (search: { version?: string; against?: string }) => void
  onRestore: (content: PromptContent) => void
}) {
  const query = useQuery(promptQueries.version(versionId))
  return (
    <QueryView query={query}>
      {({ number, message, author, createdAt, labels, content }) => (
        <div className={styles.view}>
          <Group justify="space-between" gap="xs" className={styles.bar}>
            <div className={styles.about}>
              <b>Version {number}</b> {message}
              <small>
                {formatTime(createdAt)}
                {author ? ` · ${author}` : ''}{' '}
                {labels.map((label) => (
                  <Badge key={label}>{label}</Badge>
                ))}
              </small>
            </div>
            <Group gap="xs">
              <Button
                variant="default"
                leftSection={<IconGitCompare size={14} />}
                onClick={() => onShow({ version: draftReference, against: versionId })}
              >
                Compare with the draft
              </Button>
              <Button
                variant="default"
                leftSection={<IconArrowBackUp size={14} />}
                onClick={() => {
                  onRestore(content)
                  onShow({})
                  notifyDone(`The draft is version ${number} again.`)
                }}
              >
                Restore into the draft
              </Button>
              <Button variant="default" leftSection={<IconArrowLeft size={14} />} onClick={() => onShow({})}>
                Back to the draft
              </Button>
            </Group>
          </Group>
          {content.messages.map((one, index) => (
            <section
              key={`${versionId}:${index}`}
              className={styles.card}
              aria-label={`Message ${index + 1} of version ${number}`}
            >
              <header className={styles.role}>{one.role}</header>
              <LazyTemplateEditor
                value={one.content}
                label={`Text of message ${index + 1}, ${one.role}, read only`}
                isReadOnly
              />
            </section>
          ))}
          <VersionRuns versionId={versionId} />
        </div>
      )}
    </QueryView>
  )
}
