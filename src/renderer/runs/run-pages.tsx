import { Tabs } from '@mantine/core'
import { useCommands } from '../commands/command-store.ts'
import { RunFilesMenu } from './run-files-menu.tsx'
import styles from './run-view.module.css'

export type RunPage = 'rows' | 'charts'

/** What is shown of a run under its verdict, and ways to take it out of the window. */
export function RunPages({ page, onPage, runId }: { page: RunPage; onPage: (page: RunPage) => void; runId: string }) {
  useCommands([
    {
      id: 'show-rows',
      title: 'Show the rows of the run',
      group: 'Run',
      isEnabled: page !== 'rows',
      run: () => onPage('rows'),
    },
    {
      id: 'show-charts',
      title: 'Show the charts of the run',
      group: 'Run',
      isEnabled: page !== 'charts',
      run: () => onPage('charts'),
    },
  ])
  return (
    <div className={styles.pages}>
      <Tabs value={page} onChange={(value) => onPage(value === 'charts' ? 'charts' : 'rows')}>
        <Tabs.List>
          <Tabs.Tab value="rows">Rows</Tabs.Tab>
          <Tabs.Tab value="charts">Charts</Tabs.Tab>
        </Tabs.List>
      </Tabs>
      <RunFilesMenu runId={runId} />
    </div>
  )
}
