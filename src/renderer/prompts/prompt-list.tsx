import { Button, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { PromptSummary } from '../../contract/prompts.ts'
import { ListItem } from '../components/list-item.tsx'
import { ListPane } from '../components/list-pane.tsx'
import { QueryView } from '../components/query-view.tsx'
import { matchesSearch } from '../format/matches-search.ts'
import { formatQuantity } from '../format/format-number.ts'
import { PackMenu } from '../packs/pack-menu.tsx'
import { promptQueries } from '../queries/prompt-queries.ts'
import { PromptMenu } from './prompt-menu.tsx'
import { useNewPrompt } from './use-new-prompt.ts'

/** Every prompt, found by name. */
export function PromptList({ openId }: { openId: string | undefined }) {
  const query = useQuery(promptQueries.list())
  const [search, setSearch] = useState('')
  const createPrompt = useNewPrompt()
  return (
    <ListPane
      title="Prompts"
      addLabel="New prompt"
      onAdd={createPrompt}
      menu={<PackMenu />}
      search={search}
      onSearch={setSearch}
    >
      <QueryView query={query}>
        {(prompts) => {
          const found = prompts.filter(({ name }) => matchesSearch(name, search))
          if (prompts.length === 0) {
            return (
              <Button variant="subtle" fullWidth justify="flex-start" onClick={createPrompt}>
                Write the first prompt
              </Button>
            )
          }
          if (found.length === 0)
            return (
              <Text c="dimmed" p="xs">
                No prompt has “{search}” in its name.
              </Text>
            )
          return found.map((prompt) => (
            <ListItem
              key={prompt.id}
              title={prompt.name}
              detail={describe(prompt)}
              isCurrent={prompt.id === openId}
              menu={<PromptMenu prompt={prompt} isOpen={prompt.id === openId} />}
              to="/prompts/$promptId"
              params={{ promptId: prompt.id }}
            />
          ))
        }}
      </QueryView>
    </ListPane>
  )
}

function describe({ versionCount, isChanged }: PromptSummary): string {
  if (versionCount === 0) return 'not committed yet'
  return `${formatQuantity(versionCount, 'version')}${isChanged ? ' · changed' : ''}`
}
