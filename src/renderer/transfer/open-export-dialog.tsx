import { modals } from '@mantine/modals'
import { ExportForm, type ExportSubject } from './export-form.tsx'

/** Shows a prompt as code and as other tools' files, to copy or to save. */
export function openTransferExportDialog(subject: ExportSubject): void {
  modals.open({ title: `Export ${subject.name}`, size: 'xl', children: <ExportForm subject={subject} /> })
}
