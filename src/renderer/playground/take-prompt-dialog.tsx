import { Button, Group, Select, Stack } from '@mantine/core'
import { modals } from '@mantine/modals'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { PromptContent } from '../../core/prompts/prompt-content.ts'
import { ErrorPanel } from '../components/error-panel.tsx'
import { promptQueries } from '../queries/prompt-queries.ts'
import { draftReference } from '../prompts/version-reference.ts'

/** Asks for a prompt and one of its states, and hands over its messages. */
export function openTakePromptDialog(onTake: (content: PromptContent) => void): void {
  const modalId = modals.open({
    title: 'Take from a prompt',
    children: (
      <TakePromptForm
        onTake={(content) => {
          onTake(content)
          modals.close(modalId)
        }}
      />
    ),
  })
}

function TakePromptForm({ onTake }: { onTake: (content: PromptContent) => void }) {
  const { data: prompts = [] } = useQuery(promptQueries.list())
  const [promptId, setPromptId] = useState<string | null>(null)
  const [state, setState] = useState(draftReference)
  const isDraft = state === draftReference
  const history = useQuery({ ...promptQueries.history(promptId ?? ''), enabled: promptId !== null })
  const draft = useQuery({ ...promptQueries.get(promptId ?? ''), enabled: promptId !== null && isDraft })
  const version = useQuery({ ...promptQueries.version(state), enabled: !isDraft })
  const content = isDraft ? draft.data?.draft : version.data?.content
  const error = history.error ?? draft.error ?? version.error
  return (
    <Stack>
      <Select
        label="Prompt"
        data-autofocus
        searchable
        data={prompts.map(({ id, name }) => ({ value: id, label: name }))}
        value={promptId}
        onChange={(chosen) => {
          setPromptId(chosen)
          setState(draftReference)
        }}
      />
      <Select
        label="Version"
        disabled={promptId === null}
        allowDeselect={false}
        data={[
          { value: draftReference, label: 'Draft' },
          ...(history.data ?? []).map(({ id, number, message }) => ({ value: id, label: `v${number} ${message}` })),
        ]}
        value={state}
        onChange={(chosen) => chosen && setState(chosen)}
      />
      {error ? <ErrorPanel error={error} /> : null}
      <Group justify="flex-end">
        <Button disabled={!content} onClick={() => content && onTake(content)}>
          Take its messages
        </Button>
      </Group>
    </Stack>
  )
}
