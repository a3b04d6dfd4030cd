import { useParams, useSearch } from '@tanstack/react-router'
import { SplitLayout } from '../components/split-layout.tsx'
import { NoPrompt } from './no-prompt.tsx'
import { PromptList } from './prompt-list.tsx'
import { PromptWork } from './prompt-work.tsx'

/** The prompts of the workspace, and the one that is open. */
export function PromptsPage() {
  const { promptId } = useParams({ strict: false })
  const { branch = 'main' } = useSearch({ strict: false })
  return (
    <SplitLayout id="prompts" list={<PromptList openId={promptId} />}>
      {promptId ? <PromptWork key={`${promptId} ${branch}`} promptId={promptId} branch={branch} /> : <NoPrompt />}
    </SplitLayout>
  )
}
