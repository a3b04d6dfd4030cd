import { Button } from '@mantine/core'
import { IconArchive, IconDeviceFloppy } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { DatasetSummary } from '../../contract/datasets.ts'
import { useCommands } from '../commands/command-store.ts'
import { Ago } from '../components/ago.tsx'
import { confirmAction } from '../components/confirm.tsx'
import { KeyCaps } from '../components/key-caps.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { SplitLayout } from '../components/split-layout.tsx'
import { client } from '../connection/client.ts'
import { formatQuantity } from '../format/format-number.ts'
import { shortId } from '../../core/prompts/version.ts'
import { DatasetMenu } from './dataset-menu.tsx'
import { RowEditor } from './row-editor.tsx'
import { RowTable } from './row-table.tsx'
import { useRowEdits } from './use-row-edits.ts'

/** One dataset: its rows, and the chosen one in full beside them. */
export function OpenDataset({ dataset }: { dataset: DatasetSummary }) {
  const { id, name, versionId, rowCount, columns, hasExpected, updatedAt } = dataset
  const navigate = useNavigate()
  const [position, setPosition] = useState(0)
  const unsaved = useRowEdits(dataset)
  const { edits } = unsaved
  const archive = useMutation({
    mutationFn: () => client.datasets.archive({ datasetId: id }),
    onSuccess: () => void navigate({ to: '/datasets' }),
  })
  useCommands([
    {
      id: 'save-rows',
      title: 'Save the changed rows as a new version',
      group: 'Dataset',
      keys: 'mod+s',
      isEnabled: edits.size > 0 && unsaved.canSave,
      run: unsaved.save,
    },
  ])
  return (
    <SplitLayout
      id="dataset"
      inspectorLabel="Row"
      inspector={
        <RowEditor
          key={`${versionId}:${position}`}
          dataset={dataset}
          position={position}
          edit={edits.get(position)}
          onEdit={(edit) => unsaved.edit(position, edit)}
        />
      }
    >
      <PageHeader
        title={name}
        actions={
          edits.size > 0 ? (
            <>
              <Button variant="default" onClick={unsaved.discard}>
                Discard
              </Button>
              <Button
                leftSection={<IconDeviceFloppy size={15} />}
                rightSection={<KeyCaps keys="mod+s" />}
                loading={unsaved.isSaving}
                disabled={!unsaved.canSave}
                onClick={unsaved.save}
              >
                Save {formatQuantity(edits.size, 'changed row')}
              </Button>
            </>
          ) : (
            <>
              <DatasetMenu dataset={dataset} />
              <Button
                variant="default"
                leftSection={<IconArchive size={15} />}
                onClick={() =>
                  confirmAction({
                    title: `Archive ${name}?`,
                    text: 'It leaves the list. Experiments and runs that use its rows keep them.',
                    action: 'Archive',
                    onConfirm: () => archive.mutate(),
                  })
                }
              >
                Archive
              </Button>
            </>
          )
        }
      >
        {formatQuantity(rowCount, 'row')} · {hasExpected ? 'with expected answers' : 'no expected answers'} · changed{' '}
        <Ago time={updatedAt} /> · version <code>{shortId(versionId)}</code>
      </PageHeader>
      <RowTable
        key={versionId}
        versionId={versionId}
        rowCount={rowCount}
        columns={columns}
        hasExpected={hasExpected}
        edits={edits}
        current={position}
        onChoose={setPosition}
      />
    </SplitLayout>
  )
}
