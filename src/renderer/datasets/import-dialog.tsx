import { modals } from '@mantine/modals'
import { ImportForm } from './import-form.tsx'

/** Asks for a file or a text and imports it; a file that was dropped is read at once. */
export function openImportDialog(onImported: (datasetId: string) => void, file?: File): void {
  const modalId = modals.open({
    title: 'Import a dataset',
    size: 'lg',
    children: (
      <ImportForm
        file={file}
        close={() => modals.close(modalId)}
        onImported={(datasetId) => {
          modals.close(modalId)
          onImported(datasetId)
        }}
      />
    ),
  })
}
