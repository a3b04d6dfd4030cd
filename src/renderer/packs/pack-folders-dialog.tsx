import { modals } from '@mantine/modals'
import { PackFoldersForm } from './pack-folders-form.tsx'

/** Shows the folders that are kept in step with this workspace. */
export function openPackFoldersDialog(): void {
  const modalId = modals.open({
    title: 'Pack folders in step',
    size: 'lg',
    children: <PackFoldersForm close={() => modals.close(modalId)} />,
  })
}
