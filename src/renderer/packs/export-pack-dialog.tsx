import { modals } from '@mantine/modals'
import { ExportPackForm } from './export-pack-form.tsx'

/** Asks what goes into a pack and saves it as a file. */
export function openExportPackDialog(): void {
  const modalId = modals.open({
    title: 'Export a pack',
    children: <ExportPackForm close={() => modals.close(modalId)} />,
  })
}
