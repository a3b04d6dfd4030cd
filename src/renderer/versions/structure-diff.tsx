import { useQuery } from '@tanstack/react-query'
import type { PromptContent } from '../../core/prompts/prompt-content.ts'
import { QueryView } from '../components/query-view.tsx'
import { versionQueries } from '../queries/version-queries.ts'
import { StructureView } from './structure-view.tsx'

type State = { versionId: string } | { content: PromptContent }

/** Which blocks, settings, examples and variables differ between two states; the workbench compares them. */
export function StructureDiff({ before, after }: { before: State; after: State }) {
  const query = useQuery(versionQueries.diff(before, after))
  return <QueryView query={query}>{(changes) => <StructureView changes={changes} />}</QueryView>
}
