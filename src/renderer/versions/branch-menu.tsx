import { Badge, Button, Menu } from '@mantine/core'
import { IconCheck, IconChevronDown, IconGitBranch, IconGitMerge, IconPencil, IconTrash } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { PromptDetail } from '../../contract/prompts.ts'
import type { Branch } from '../../contract/versions.ts'
import { useCommands } from '../commands/command-store.ts'
import { confirmAction } from '../components/confirm.tsx'
import { openNameDialog } from '../components/name-dialog.tsx'
import { notifyDone, notifyFailure } from '../components/notify.ts'
import { client } from '../connection/client.ts'
import { versionQueries } from '../queries/version-queries.ts'
import { openMergeChoice } from './merge-choice.tsx'
import { openNewBranchDialog } from './new-branch-dialog.ts'

/** The branch that is worked on: shows the others, and begins, merges, renames and deletes them. */
export function BranchMenu({ prompt }: { prompt: PromptDetail }) {
  const { id: promptId, branch, headVersionId } = prompt
  const { data: branches = [] } = useQuery(versionQueries.branches(promptId))
  const navigate = useNavigate()
  const open = (search: { branch?: string; merge?: string }): void =>
    void navigate({ to: '/prompts/$promptId', params: { promptId }, search })
  const goTo = (name: string): void => open(name === 'main' ? {} : { branch: name })

  const begin = (): void => {
    if (headVersionId) openNewBranchDialog({ promptId, versionId: headVersionId, onDone: goTo })
  }
  const merge = (): void =>
    openMergeChoice({ prompt, onChoose: (merged) => open({ ...(branch === 'main' ? {} : { branch }), merge: merged }) })
  const rename = (): void =>
    openNameDialog({
      title: `Rename the branch ${branch}`,
      action: 'Rename',
      initial: branch,
      submit: async (name) => {
        await client.versions.renameBranch({ promptId, branch, name })
        goTo(name)
      },
    })
  const remove = async (): Promise<void> => {
    const { sentence } = await client.versions.branchLoss({ promptId, branch })
    confirmAction({
      title: `Delete the branch ${branch}?`,
      text: sentence,
      action: 'Delete',
      onConfirm: () => {
        goTo('main')
        client.versions
          .deleteBranch({ promptId, branch })
          .then(() => notifyDone(`The branch ${branch} is gone.`))
          .catch(notifyFailure)
      },
    })
  }
  const askToRemove = (): void => void remove().catch(notifyFailure)

  const isOther = branch !== 'main'
  useCommands([
    { id: 'new-branch', title: 'New branch', group: 'Prompt', isEnabled: headVersionId !== null, run: begin },
    {
      id: 'merge-branch',
      title: `Merge into ${branch}`,
      group: 'Prompt',
      keywords: ['branch', 'join'],
      isEnabled: headVersionId !== null,
      run: merge,
    },
    { id: 'rename-branch', title: `Rename the branch ${branch}`, group: 'Prompt', isEnabled: isOther, run: rename },
    {
      id: 'delete-branch',
      title: `Delete the branch ${branch}`,
      group: 'Prompt',
      isEnabled: isOther,
      run: askToRemove,
    },
    ...branches
      .filter(({ name }) => name !== branch)
      .slice(0, 20)
      .map(({ name }) => ({
        id: `branch-${name}`,
        title: `Switch to the branch ${name}`,
        group: 'Prompt' as const,
        run: () => goTo(name),
      })),
  ])

  return (
    <Menu position="bottom-start" width={260}>
      <Menu.Target>
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconGitBranch size={14} />}
          rightSection={<IconChevronDown size={13} />}
          aria-label={`Branch ${branch}`}
        >
          {branch}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={420} style={{ overflowY: 'auto' }}>
        {branches.length > 0 ? <Menu.Label>Branches</Menu.Label> : null}
        {branches.map((one) => (
          <Menu.Item
            key={one.name}
            leftSection={one.name === branch ? <IconCheck size={14} /> : <span style={{ width: 14 }} />}
            rightSection={<BranchState branch={one} />}
            aria-current={one.name === branch || undefined}
            onClick={() => goTo(one.name)}
          >
            {one.name}
          </Menu.Item>
        ))}
        {branches.length > 0 ? <Menu.Divider /> : null}
        <Menu.Item leftSection={<IconGitBranch size={14} />} disabled={!headVersionId} onClick={begin}>
          New branch…
        </Menu.Item>
        <Menu.Item leftSection={<IconGitMerge size={14} />} disabled={!headVersionId} onClick={merge}>
          Merge into {branch}…
        </Menu.Item>
        {isOther ? (
          <>
            <Menu.Item leftSection={<IconPencil size={14} />} onClick={rename}>
              Rename {branch}…
            </Menu.Item>
            <Menu.Item leftSection={<IconTrash size={14} />} color="red" onClick={askToRemove}>
              Delete {branch}…
            </Menu.Item>
          </>
        ) : null}
      </Menu.Dropdown>
    </Menu>
  )
}

function BranchState({ branch: { ahead, behind, isChanged } }: { branch: Branch }) {
  const words = [ahead ? `${ahead} ahead` : '', behind ? `${behind} behind` : '', isChanged ? 'changed' : '']
  const said = words.filter((word) => word !== '').join(', ')
  return said === '' ? null : <Badge variant="light">{said}</Badge>
}
