import { UnstyledButton } from '@mantine/core'
import { spotlight } from '@mantine/spotlight'
import { IconSearch } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useRouterState } from '@tanstack/react-router'
import { KeyCaps } from '../components/key-caps.tsx'
import { workspaceQueries } from '../queries/workspace-queries.ts'
import { destinations } from './destinations.ts'
import { PrivacyWord } from './privacy-word.tsx'
import styles from './title-bar.module.css'

/** The bar on top: the workspace, the palette's field, and where prompts can go. */
export function TitleBar() {
  const { data: info } = useQuery(workspaceQueries.info())
  const name = info?.directory.split(/[/\\]/u).findLast(Boolean)
  const path = useRouterState({ select: (state) => state.location.pathname })
  const page = destinations.find((one) => path.startsWith(one.path))?.label
  return (
    <header className={styles.bar}>
      <title>{[page, name, 'Assay'].filter(Boolean).join(' · ')}</title>
      <div className={styles.names}>
        <b>Assay</b>
        <span className={styles.workspace} title={info?.directory}>
          {name}
        </span>
      </div>
      <UnstyledButton className={styles.search} onClick={() => spotlight.open()} aria-keyshortcuts="Control+K Meta+K">
        <IconSearch size={14} aria-hidden />
        <span>Search prompts, experiments, actions</span>
        <KeyCaps keys="mod+k" />
      </UnstyledButton>
      <div className={styles.right}>
        <PrivacyWord />
      </div>
    </header>
  )
}
