import { Button, Group, Select, Stack, Text } from '@mantine/core'
import { modals } from '@mantine/modals'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { PromptDetail } from '../../contract/prompts.ts'
import { promptQueries } from '../queries/prompt-queries.ts'
import { versionQueries } from '../queries/version-queries.ts'

interface MergeChoice {
  prompt: PromptDetail
  onChoose: (versionId: string) => void
}

/** Asks what to merge into the branch that is worked on: another branch, or the newest version of another prompt. */
export function openMergeChoice(choice: MergeChoice): void {
  const modalId = modals.open({
    title: `Merge into ${choice.prompt.branch}`,
    children: <MergeChoiceForm {...choice} close={() => modals.close(modalId)} />,
  })
}

function MergeChoiceForm({ prompt, onChoose, close }: MergeChoice & { close: () => void }) {
  const { data: branches = [] } = useQuery(versionQueries.branches(prompt.id))
  const { data: prompts = [] } = useQuery(promptQueries.list())
  const [chosen, setChosen] = useState<string | null>(null)
  const own = branches
    .filter(({ name }) => name !== prompt.branch)
    .map(({ name, versionId, number }) => ({ value: versionId, label: `${name} (v${number})` }))
  const others = prompts.flatMap(({ id, name, headVersionId }) =>
    id === prompt.id || headVersionId === null ? [] : [{ value: headVersionId, label: name }],
  )
  // Two branches may stand on one version, and a list has each value once.
  const unique = own.filter(({ value }, index) => own.findIndex((one) => one.value === value) === index)
  return (
    <Stack>
      <Select
        label="What to merge"
        data-autofocus
        searchable
        placeholder={own.length === 0 ? 'There is no other branch yet' : 'Choose a branch'}
        data={[
          ...(unique.length > 0 ? [{ group: 'Branches', items: unique }] : []),
          ...(others.length > 0 ? [{ group: 'Other prompts, such as forks', items: others }] : []),
        ]}
        value={chosen}
        onChange={setChosen}
      />
      <Text c="dimmed">Nothing changes before you have seen what the merge makes.</Text>
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={close}>
          Cancel
        </Button>
        <Button
          disabled={chosen === null}
          onClick={() => {
            if (chosen !== null) onChoose(chosen)
            close()
          }}
        >
          Show the merge
        </Button>
      </Group>
    </Stack>
  )
}
