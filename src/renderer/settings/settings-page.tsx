import { useQuery } from '@tanstack/react-query'
import { CostSettings } from '../costs/cost-settings.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { QueryView } from '../components/query-view.tsx'
import { workspaceQueries } from '../queries/workspace-queries.ts'
import { CacheSettings } from './cache-settings.tsx'
import { PreferenceSettings } from './preference-settings.tsx'
import styles from './settings-page.module.css'
import { WorkspaceSettings } from './workspace-settings.tsx'

/** What holds for the whole workspace. */
export function SettingsPage() {
  // Sizes and counts change with every run, of which no event tells this page.
  const info = useQuery({ ...workspaceQueries.info(), refetchOnMount: 'always' })
  const preferences = useQuery(workspaceQueries.preferences())
  return (
    <div className={styles.page}>
      <div className={styles.column}>
        <PageHeader title="Settings" />
        <QueryView query={preferences}>
          {(known) => (
            <>
              <PreferenceSettings preferences={known} />
              <CostSettings preferences={known} />
            </>
          )}
        </QueryView>
        <QueryView query={info}>
          {(known) => (
            <>
              {preferences.data ? <CacheSettings info={known} preferences={preferences.data} /> : null}
              <WorkspaceSettings info={known} />
            </>
          )}
        </QueryView>
      </div>
    </div>
  )
}
