import { useQuery } from '@tanstack/react-query'
import { ErrorPanel } from '../components/error-panel.tsx'
import { LinesSkeleton } from '../components/lines-skeleton.tsx'
import { promptQueries } from '../queries/prompt-queries.ts'
import { OpenPrompt } from './open-prompt.tsx'

/** A branch of a prompt; mount anew for another. */
export function PromptWork({ promptId, branch }: { promptId: string; branch: string }) {
  const {
    data: prompt,
    error,
    refetch,
    isFetchedAfterMount,
  } = useQuery({ ...promptQueries.get(promptId, branch), refetchOnMount: 'always' })
  // The draft in the cache may be older than what was saved since, so the first answer after opening counts.
  if (prompt && isFetchedAfterMount) return <OpenPrompt prompt={prompt} />
  if (error) return <ErrorPanel error={error} onRetry={() => void refetch()} />
  return <LinesSkeleton lines={6} />
}
