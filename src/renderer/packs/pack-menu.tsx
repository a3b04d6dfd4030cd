import { ActionIcon, Menu } from '@mantine/core'
import { IconDots, IconFileImport, IconFolderSymlink, IconPackageExport, IconPackageImport } from '@tabler/icons-react'
import { openTransferImportDialog } from '../transfer/open-import-dialog.tsx'
import { openExportPackDialog } from './export-pack-dialog.tsx'
import { openInstallPackDialog } from './install-pack-dialog.tsx'
import { openPackFoldersDialog } from './pack-folders-dialog.tsx'

/** What can be done with all prompts: carrying them out of the workspace and in. */
export function PackMenu() {
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon aria-label="Import and packs">
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconFileImport size={14} />} onClick={openTransferImportDialog}>
          Import from another tool…
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<IconPackageExport size={14} />} onClick={openExportPackDialog}>
          Export pack…
        </Menu.Item>
        <Menu.Item leftSection={<IconPackageImport size={14} />} onClick={openInstallPackDialog}>
          Install pack…
        </Menu.Item>
        <Menu.Item leftSection={<IconFolderSymlink size={14} />} onClick={openPackFoldersDialog}>
          Folders in step…
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
