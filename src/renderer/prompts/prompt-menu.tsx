import { ActionIcon, Menu } from '@mantine/core'
import { IconArchive, IconDots, IconFileExport, IconPencil } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { PromptSummary } from '../../contract/prompts.ts'
import { confirmAction } from '../components/confirm.tsx'
import { openNameDialog } from '../components/name-dialog.tsx'
import { client } from '../connection/client.ts'
import { openTransferExportDialog } from '../transfer/open-export-dialog.tsx'

/** What can be done with a prompt as a whole. */
export function PromptMenu({ prompt, isOpen }: { prompt: PromptSummary; isOpen: boolean }) {
  const navigate = useNavigate()
  const archive = useMutation({
    mutationFn: () => client.prompts.archive({ promptId: prompt.id }),
    onSuccess: () => {
      if (isOpen) void navigate({ to: '/prompts' })
    },
  })
  const rename = (): void =>
    openNameDialog({
      title: 'Rename the prompt',
      action: 'Rename',
      initial: prompt.name,
      submit: async (name) => void (await client.prompts.rename({ promptId: prompt.id, name })),
    })
  const showExport = useMutation({
    mutationFn: () => client.prompts.get({ promptId: prompt.id }),
    onSuccess: ({ name, draft }) => openTransferExportDialog({ name, content: draft, variables: {} }),
  })
  const askToArchive = (): void =>
    confirmAction({
      title: `Archive ${prompt.name}?`,
      text: 'It leaves the list. Its versions and the runs that used them stay.',
      action: 'Archive',
      onConfirm: () => archive.mutate(),
    })
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon size="sm" aria-label={`Actions for ${prompt.name}`}>
          <IconDots size={15} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconPencil size={14} />} onClick={rename}>
          Rename
        </Menu.Item>
        <Menu.Item leftSection={<IconFileExport size={14} />} onClick={() => showExport.mutate()}>
          Export or copy as code…
        </Menu.Item>
        <Menu.Item leftSection={<IconArchive size={14} />} onClick={askToArchive}>
          Archive
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
