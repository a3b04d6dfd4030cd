import { Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { PromptDetail } from '../../contract/prompts.ts'
import { QueryView } from '../components/query-view.tsx'
import { promptQueries } from '../queries/prompt-queries.ts'
import { VersionItem } from './version-item.tsx'

/** The versions of a prompt, newest first. */
export function VersionHistory({
  prompt,
  shownVersion,
  onShow,
}: {
  prompt: PromptDetail
  shownVersion: string | undefined
  onShow: (search: { version?: string; against?: string }) => void
}) {
  const query = useQuery(promptQueries.history(prompt.id))
  return (
    <QueryView query={query}>
      {(versions) =>
        versions.length === 0 ? (
          <Text c="dimmed">
            No version yet. Commit the draft to keep one: then you can compare, come back, and run experiments.
          </Text>
        ) : (
          <ol style={{ listStyle: 'none', margin: 0, padding: 0 }} aria-label="Versions">
            {versions.map((version) => (
              <VersionItem key={version.id} version={version} isShown={version.id === shownVersion} onShow={onShow} />
            ))}
          </ol>
        )
      }
    </QueryView>
  )
}
