import { Button } from '@mantine/core'
import { IconArchive } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { DatasetSummary } from '../../contract/datasets.ts'
import { Ago } from '../components/ago.tsx'
import { confirmAction } from '../components/confirm.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { SplitLayout } from '../components/split-layout.tsx'
import { client } from '../connection/client.ts'
import { formatQuantity } from '../format/format-number.ts'
import { shortId } from '../../core/prompts/version.ts'
import { RowEditor } from './row-editor.tsx'
import { RowTable } from './row-table.tsx'

/** One dataset: its rows, and the chosen one in full beside them. */
export function OpenDataset({ dataset }: { dataset: DatasetSummary }) {
  const { id, name, versionId, rowCount, columns, hasExpected, updatedAt } = dataset
  const navigate = useNavigate()
  const [position, setPosition] = useState(0)
  const archive = useMutation({
    mutationFn: () => client.datasets.archive({ datasetId: id }),
    onSuccess: () => void navigate({ to: '/datasets' }),
  })
  return (
    <SplitLayout
      id="dataset"
      inspectorLabel="Row"
      inspector={<RowEditor key={`${versionId}:${position}`} dataset={dataset} position={position} />}
    >
      <PageHeader
        title={name}
        actions={
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
        current={position}
        onChoose={setPosition}
      />
    </SplitLayout>
  )
}
