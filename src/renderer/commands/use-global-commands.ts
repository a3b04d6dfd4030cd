import { useMantineColorScheme } from '@mantine/core'
import { spotlight } from '@mantine/spotlight'
import { useNavigate } from '@tanstack/react-router'
import { openExportPackDialog } from '../packs/export-pack-dialog.tsx'
import { openInstallPackDialog } from '../packs/install-pack-dialog.tsx'
import { openNewPromptDialog } from '../prompts/new-prompt-dialog.ts'
import { useSavePreferences } from '../queries/use-save-preferences.ts'
import { openImportDialog } from '../datasets/import-dialog.tsx'
import { destinations } from '../shell/destinations.ts'
import { focusNextPane } from '../shell/focus-next-pane.ts'
import { openKeyboardHelp } from '../shell/keyboard-help.tsx'
import { openTransferImportDialog } from '../transfer/open-import-dialog.tsx'
import type { Command } from './command.ts'
import { useCommands } from './command-store.ts'

/** The commands that exist on every page. */
export function useGlobalCommands(): void {
  const navigate = useNavigate()
  const { setColorScheme, colorScheme } = useMantineColorScheme()
  const savePreferences = useSavePreferences()

  const chooseTheme = (theme: 'system' | 'light' | 'dark'): void => {
    setColorScheme(theme === 'system' ? 'auto' : theme)
    savePreferences({ theme })
  }

  const goTo: Command[] = destinations.map(({ path, label, keys }) => ({
    id: `go-to${path}`,
    title: `Go to ${label}`,
    group: 'Go to',
    keys,
    run: () => void navigate({ to: path }),
  }))

  useCommands([
    ...goTo,
    {
      id: 'new-prompt',
      title: 'New prompt',
      group: 'Prompt',
      keys: 'mod+alt+n',
      run: () => openNewPromptDialog((promptId) => void navigate({ to: '/prompts/$promptId', params: { promptId } })),
    },
    {
      id: 'export-pack',
      title: 'Export a pack',
      group: 'Prompt',
      keywords: ['assay', 'share'],
      run: openExportPackDialog,
    },
    {
      id: 'install-pack',
      title: 'Install a pack',
      group: 'Prompt',
      keywords: ['assay', 'import'],
      run: openInstallPackDialog,
    },
    {
      id: 'import-transfer',
      title: 'Import from another tool',
      group: 'Prompt',
      keywords: ['promptfoo', 'prompty', 'openai', 'evals', 'langfuse', 'mlflow', 'dotprompt', 'github'],
      run: openTransferImportDialog,
    },
    {
      id: 'import-dataset',
      title: 'Import a dataset',
      group: 'Dataset',
      keywords: ['csv', 'json', 'jsonl', 'tsv'],
      run: () => openImportDialog((datasetId) => void navigate({ to: '/datasets/$datasetId', params: { datasetId } })),
    },
    {
      id: 'toggle-theme',
      title: 'Change between light and dark',
      group: 'View',
      keys: 'mod+alt+t',
      keywords: ['theme'],
      run: () => chooseTheme(isDark(colorScheme) ? 'light' : 'dark'),
    },
    {
      id: 'system-theme',
      title: 'Follow the system in light and dark',
      group: 'View',
      keywords: ['theme'],
      run: () => chooseTheme('system'),
    },
    { id: 'next-pane', title: 'Go to the next pane', group: 'View', keys: 'F6', run: () => focusNextPane(1) },
    {
      id: 'previous-pane',
      title: 'Go to the pane before',
      group: 'View',
      keys: 'shift+F6',
      run: () => focusNextPane(-1),
    },
    { id: 'open-palette', title: 'Command palette', group: 'Help', keys: 'mod+k', run: () => spotlight.open() },
    {
      id: 'keyboard-help',
      title: 'Keyboard',
      group: 'Help',
      keys: '?',
      keywords: ['shortcuts', 'keys'],
      run: openKeyboardHelp,
    },
  ])
}

function isDark(scheme: 'light' | 'dark' | 'auto'): boolean {
  return scheme === 'auto' ? matchMedia('(prefers-color-scheme: dark)').matches : scheme === 'dark'
}
