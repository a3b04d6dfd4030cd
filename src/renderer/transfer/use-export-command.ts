import { useCommands } from '../commands/command-store.ts'
import type { ExportSubject } from './export-form.tsx'
import { openTransferExportDialog } from './open-export-dialog.tsx'

/** The command that exports the prompt that is open. */
export function useExportCommand(subject: () => ExportSubject): void {
  useCommands([
    {
      id: 'export-prompt',
      title: 'Export the prompt, or copy it as code',
      group: 'Prompt',
      keywords: ['python', 'typescript', 'curl', 'langchain', 'promptfoo', 'prompty', 'copy'],
      run: () => openTransferExportDialog(subject()),
    },
  ])
}
