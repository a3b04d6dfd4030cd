import { Badge, UnstyledButton } from '@mantine/core'
import type { VersionSummary } from '../../contract/prompts.ts'
import { shortId } from '../../core/prompts/version.ts'
import { Ago } from '../components/ago.tsx'
import styles from './version-item.module.css'
import { VersionMenu } from './version-menu.tsx'

/** One version in the history: opens it, and carries its labels. */
export function VersionItem({
  version,
  isShown,
  onShow,
}: {
  version: VersionSummary
  isShown: boolean
  onShow: (search: { version?: string; against?: string }) => void
}) {
  const { id, number, message, author, createdAt, labels } = version
  return (
    <li className={styles.item} data-current={isShown || undefined}>
      <UnstyledButton
        className={styles.open}
        onClick={() => onShow({ version: id })}
        aria-label={`Open version ${number}: ${message}`}
      >
        <span className={styles.message}>
          <b>v{number}</b> {message}
        </span>
        <small className={styles.detail}>
          <Ago time={createdAt} />
          {author ? ` · ${author}` : ''} · <code>{shortId(id)}</code>
        </small>
        {labels.length > 0 ? (
          <span className={styles.labels}>
            {labels.map((label) => (
              <Badge key={label}>{label}</Badge>
            ))}
          </span>
        ) : null}
      </UnstyledButton>
      <VersionMenu version={version} onShow={onShow} />
    </li>
  )
}
