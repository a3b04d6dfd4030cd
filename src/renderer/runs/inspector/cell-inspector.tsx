import { ActionIcon, Tabs, Tooltip } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { RunReport } from '../../../contract/experiments.ts'
import type { GridRow } from '../../../contract/run-grid.ts'
import { ErrorPanel } from '../../components/error-panel.tsx'
import { LinesSkeleton } from '../../components/lines-skeleton.tsx'
import { useStoredState } from '../../components/use-stored-state.ts'
import { formatCount } from '../../format/format-number.ts'
import type { CellChoice } from '../grid/cell-choice.ts'
import { runQueries } from '../run-queries.ts'
import { AnswerTab } from './answer-tab.tsx'
import styles from './cell-inspector.module.css'
import { CompareTab } from './compare-tab.tsx'
import { DetailsTab } from './details-tab.tsx'
import { FingerprintTab } from './fingerprint-tab.tsx'
import { MessagesTab } from './messages-tab.tsx'
import { RepeatPager } from './repeat-pager.tsx'
import { VariantSwitch } from './variant-switch.tsx'

/** Five tabs fit the inspector at its first width. */
const tabStyles = { tab: { fontSize: 12.5, padding: '8px 7px' } }

/** Everything there is to see of the chosen cell, and a way to the other variants of its row. */
export function CellInspector({
  row,
  choice,
  metrics,
  variantNames,
  onChoose,
  onClose,
}: {
  row: GridRow | undefined
  choice: CellChoice
  metrics: RunReport['metrics']
  variantNames: readonly string[]
  onChoose: (choice: CellChoice) => void
  onClose: () => void
}) {
  const [tab, setTab] = useStoredState('inspector.tab', 'answer')
  const cells = row?.cells.filter(({ variant }) => variant === choice.variant) ?? []
  const shown = cells.find(({ repeat }) => repeat === choice.repeat) ?? cells[0]
  const query = useQuery({
    ...runQueries.cell(shown?.cellId ?? 0, shown?.status ?? 'pending'),
    enabled: shown !== undefined,
  })
  const cell = query.data
  const isComparable = variantNames.length > 1
  const current = tab === 'compare' && !isComparable ? 'answer' : tab
  return (
    <>
      <header className={styles.head}>
        <h2 className={styles.title}>Row {row ? formatCount(row.position + 1) : '…'}</h2>
        <VariantSwitch
          names={variantNames}
          value={choice.variant}
          onChange={(variant) => onChoose({ ...choice, variant, repeat: 0 })}
        />
        <Tooltip label="Close (Esc)">
          <ActionIcon aria-label="Close the inspector" onClick={onClose} className={styles.close}>
            <IconX size={16} />
          </ActionIcon>
        </Tooltip>
      </header>
      {cells.length > 1 ? (
        <RepeatPager
          count={cells.length}
          value={choice.repeat}
          onChange={(repeat) => onChoose({ ...choice, repeat })}
        />
      ) : null}
      <Tabs
        value={current}
        onChange={(value) => setTab(value ?? 'answer')}
        keepMounted={false}
        className={styles.tabs}
        styles={tabStyles}
      >
        <Tabs.List>
          <Tabs.Tab value="answer">Answer</Tabs.Tab>
          <Tabs.Tab value="messages">Messages</Tabs.Tab>
          {isComparable ? <Tabs.Tab value="compare">Compare</Tabs.Tab> : null}
          <Tabs.Tab value="details">Details</Tabs.Tab>
          <Tabs.Tab value="fingerprint">Fingerprint</Tabs.Tab>
        </Tabs.List>
        {query.isError ? <ErrorPanel error={query.error} onRetry={() => void query.refetch()} /> : null}
        {cell ? (
          <div className={styles.body}>
            <Tabs.Panel value="answer">
              <AnswerTab cell={cell} metrics={metrics} />
            </Tabs.Panel>
            <Tabs.Panel value="messages">
              <MessagesTab cell={cell} variables={row?.variables ?? {}} />
            </Tabs.Panel>
            <Tabs.Panel value="compare">
              {row ? <CompareTab row={row} choice={choice} variantNames={variantNames} /> : null}
            </Tabs.Panel>
            <Tabs.Panel value="details">
              <DetailsTab cell={cell} />
            </Tabs.Panel>
            <Tabs.Panel value="fingerprint">
              <FingerprintTab cell={cell} />
            </Tabs.Panel>
          </div>
        ) : query.isError ? null : (
          <LinesSkeleton />
        )}
      </Tabs>
    </>
  )
}
