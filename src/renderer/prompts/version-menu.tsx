import { ActionIcon, Menu } from '@mantine/core'
import { IconDots, IconGitCompare, IconTag, IconTagOff } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import type { VersionSummary } from '../../contract/prompts.ts'
import { openNameDialog } from '../components/name-dialog.tsx'
import { client } from '../connection/client.ts'
import { draftReference } from './version-reference.ts'

/** Compares a version and changes its labels. */
export function VersionMenu({
  version,
  onShow,
}: {
  version: VersionSummary
  onShow: (search: { version?: string; against?: string }) => void
}) {
  const { id, promptId, number, parents, labels } = version
  const parent = parents[0]
  const removeLabel = useMutation({
    mutationFn: (label: string) => client.prompts.setLabel({ promptId, label, versionId: null }),
  })
  const addLabel = (): void =>
    openNameDialog({
      title: `Label version ${number}`,
      action: 'Add label',
      placeholder: 'production',
      submit: async (label) => void (await client.prompts.setLabel({ promptId, label, versionId: id })),
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
        <Menu.Item leftSection={<IconTag size={14} />} onClick={addLabel}>
          Add a label
        </Menu.Item>
        {labels.map((label) => (
          <Menu.Item key={label} leftSection={<IconTagOff size={14} />} onClick={() => removeLabel.mutate(label)}>
            Remove the label {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
