import { Badge, UnstyledButton } from '@mantine/core'
import type { KeyboardEvent } from 'react'
import type { VersionSummary } from '../../contract/prompts.ts'
import type { GraphRow } from '../../core/prompts/graph/lay-out-graph.ts'
import { Ago } from '../components/ago.tsx'
import { formatQuantity } from '../format/format-number.ts'
import { VersionMenu } from '../prompts/version-menu.tsx'
import { GraphLanes } from './graph-lanes.tsx'
import styles from './version-graph.module.css'

/** One version in the graph: opens it, and tells its branches, labels and runs. */
export function VersionRow({
  version,
  row,
  laneCount,
  index,
  count,
  top,
  isShown,
  onShow,
  onWalk,
}: {
  version: VersionSummary
  row: GraphRow
  laneCount: number
  index: number
  count: number
  top: number
  isShown: boolean
  onShow: (search: { version?: string; against?: string }) => void
  /** Takes the keys that go to other rows. */
  onWalk: (event: KeyboardEvent) => void
}) {
  const { id, number, message, author, createdAt, labels, branches, runCount, parents } = version
  const isMerge = parents.length > 1
  return (
    <li
      className={styles.row}
      style={{ transform: `translateY(${top}px)` }}
      data-current={isShown || undefined}
      data-index={index}
      aria-setsize={count}
      aria-posinset={index + 1}
    >
      <GraphLanes row={row} laneCount={laneCount} />
      <UnstyledButton
        className={styles.open}
        onClick={() => onShow({ version: id })}
        onKeyDown={onWalk}
        aria-label={`Open version ${number}: ${message}${isMerge ? ', a merge' : ''}`}
        title={message}
      >
        <span className={styles.message}>
          <b>v{number}</b> {message}
        </span>
        <small className={styles.detail}>
          {branches.length + labels.length > 0 ? (
            <span className={styles.names}>
              {branches.map((branch) => (
                <Badge key={branch} variant="outline">
                  {branch}
                </Badge>
              ))}
              {labels.map((label) => (
                <Badge key={label} variant="filled">
                  {label}
                </Badge>
              ))}
            </span>
          ) : null}
          <Ago time={createdAt} />
          {author ? ` · ${author}` : ''}
          {runCount > 0 ? ` · ${formatQuantity(runCount, 'run')}` : ''}
        </small>
      </UnstyledButton>
      <VersionMenu version={version} onShow={onShow} />
    </li>
  )
}
