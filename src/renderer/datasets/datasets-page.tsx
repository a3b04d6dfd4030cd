import { Button } from '@mantine/core'
import { IconDatabase, IconFileImport } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { Empty } from '../components/empty.tsx'
import { ErrorPanel } from '../components/error-panel.tsx'
import { SplitLayout } from '../components/split-layout.tsx'
import { datasetQueries } from '../queries/dataset-queries.ts'
import { AddSamplesButton } from '../settings/add-samples-button.tsx'
import { DatasetList } from './dataset-list.tsx'
import { DropArea } from './drop-area.tsx'
import { openImportDialog } from './import-dialog.tsx'
import { OpenDataset } from './open-dataset.tsx'

/** The datasets of the workspace, and the rows of the one that is open. Files can be dropped anywhere on it. */
export function DatasetsPage() {
  const { datasetId } = useParams({ strict: false })
  const navigate = useNavigate()
  const { data: datasets, error, refetch } = useQuery(datasetQueries.list())
  const dataset = datasets?.find(({ id }) => id === datasetId)
  const show = (id: string): void => void navigate({ to: '/datasets/$datasetId', params: { datasetId: id } })
  const importDataset = (): void => openImportDialog(show)
  return (
    <DropArea onFile={(file) => openImportDialog(show, file)}>
      <SplitLayout id="datasets" list={<DatasetList openId={datasetId} onImport={importDataset} />}>
        {dataset ? <OpenDataset key={dataset.id} dataset={dataset} /> : null}
        {error && !datasets ? <ErrorPanel error={error} onRetry={() => void refetch()} /> : null}
        {datasets && !dataset ? (
          <Empty
            icon={<IconDatabase size={32} stroke={1.3} />}
            title={datasets.length === 0 ? 'Bring in the first rows' : 'Open a dataset, or import one'}
            hint="CSV, TSV, JSON, JSONL or Parquet: each row gives values to a prompt's variables, and one column may hold the expected answer. Drop a file here, or paste rows from a spreadsheet."
          >
            <Button leftSection={<IconFileImport size={15} />} onClick={importDataset}>
              Import a dataset
            </Button>
            {datasets.length === 0 ? <AddSamplesButton /> : null}
          </Empty>
        ) : null}
      </SplitLayout>
    </DropArea>
  )
}
