import { ActionIcon, Menu } from '@mantine/core'
import {
  IconArrowBackUp,
  IconDots,
  IconGitBranch,
  IconGitCompare,
  IconGitFork,
  IconTag,
  IconTagOff,
} from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { VersionSummary } from '../../contract/prompts.ts'
import { client } from '../connection/client.ts'
import { openForkDialog } from '../versions/fork-dialog.ts'
import { openLabelDialog } from '../versions/label-dialog.tsx'
import { openNewBranchDialog } from '../versions/new-branch-dialog.ts'
import { useRevert } from '../versions/use-revert.ts'
import { draftReference } from './version-reference.ts'

/** Compares a version, changes its labels, and goes on from it. */
export function VersionMenu({
  version,
  onShow,
}: {
  version: VersionSummary
  onShow: (search: { version?: string; against?: string }) => void
}) {
  const { id, promptId, number, parents, labels } = version
  const parent = parents[0]
  const navigate = useNavigate()
  const revert = useRevert()
  const removeLabel = useMutation({
    mutationFn: (label: string) => client.prompts.setLabel({ promptId, label, versionId: null }),
  })
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon size="sm" mt={5} aria-label={`Actions for version ${number}`}>
          <IconDots size={15} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconGitCompare size={14} />}
          onClick={() => onShow({ version: draftReference, against: id })}
        >
          Compare the draft with it
        </Menu.Item>
        {parent ? (
          <Menu.Item
            leftSection={<IconGitCompare size={14} />}
            onClick={() => onShow({ version: id, against: parent })}
          >
            Compare it with the one before
          </Menu.Item>
        ) : null}
        <Menu.Item leftSection={<IconTag size={14} />} onClick={() => openLabelDialog(version)}>
          Add a label
        </Menu.Item>
        {labels.map((label) => (
          <Menu.Item key={label} leftSection={<IconTagOff size={14} />} onClick={() => removeLabel.mutate(label)}>
            Remove the label {label}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<IconArrowBackUp size={14} />} onClick={() => revert(version)}>
          Revert to it
        </Menu.Item>
        <Menu.Item
          leftSection={<IconGitBranch size={14} />}
          onClick={() =>
            openNewBranchDialog({
              promptId,
              versionId: id,
              onDone: (branch) => void navigate({ to: '/prompts/$promptId', params: { promptId }, search: { branch } }),
            })
          }
        >
          Begin a branch here
        </Menu.Item>
        <Menu.Item
          leftSection={<IconGitFork size={14} />}
          onClick={() =>
            openForkDialog(
              version,
              (forked) => void navigate({ to: '/prompts/$promptId', params: { promptId: forked } }),
            )
          }
        >
          Fork it into a new prompt
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
