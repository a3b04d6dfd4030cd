import { Button, Menu } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import type { DatasetSummary } from '../../contract/datasets.ts'
import { useCommands } from '../commands/command-store.ts'
import { client } from '../connection/client.ts'
import { openCheckDialog } from './check-form.tsx'
import { openHistoryDialog } from './history-form.tsx'
import { saveFile } from './save-file.ts'
import { openSplitDialog } from './split-form.tsx'

type Format = 'csv' | 'jsonl' | 'parquet'

/** What can be done with a whole dataset: split, check, look at its versions, write it to a file. */
export function DatasetMenu({ dataset }: { dataset: DatasetSummary }) {
  const exportTo = useMutation({
    mutationFn: async (format: Format) => {
      const file = await client.datasets.export({ versionId: dataset.versionId, format })
      saveFile(`${dataset.name}.${format}`, file)
    },
  })
  const actions = [
    { id: 'split-rows', title: 'Split into train and test…', run: () => openSplitDialog(dataset) },
    { id: 'check-rows', title: 'Find duplicates and leaks…', run: () => openCheckDialog(dataset) },
    { id: 'dataset-versions', title: 'Versions…', run: () => openHistoryDialog(dataset) },
    ...(['csv', 'jsonl', 'parquet'] as const).map((format) => ({
      id: `export-${format}`,
      title: `Export as ${formatNames[format]}`,
      run: () => exportTo.mutate(format),
    })),
  ]
  useCommands(actions.map((action) => ({ ...action, group: 'Dataset' })))
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" rightSection={<IconChevronDown size={14} />}>
          Rows
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {actions.map(({ id, title, run }) => (
          <Menu.Item key={id} onClick={run}>
            {title}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

const formatNames: Readonly<Record<Format, string>> = { csv: 'CSV', jsonl: 'JSON Lines', parquet: 'Parquet' }
