import { modals } from '@mantine/modals'
import { ImportForm } from './import-form.tsx'

/** Brings another tool's files in, after showing what they hold and what cannot be carried over. */
export function openTransferImportDialog(): void {
  const modalId = modals.open({
    title: 'Import from another tool',
    size: 'xl',
    children: <ImportForm close={() => modals.close(modalId)} />,
  })
}
