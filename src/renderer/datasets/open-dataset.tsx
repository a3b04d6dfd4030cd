import { Alert, Button } from '@mantine/core'
import { IconArchive, IconDeviceFloppy } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import type { DatasetSummary } from '../../contract/datasets.ts'
import { shortId } from '../../core/prompts/version.ts'
import { useCommands } from '../commands/command-store.ts'
import { Ago } from '../components/ago.tsx'
import { confirmAction } from '../components/confirm.tsx'
import { KeyCaps } from '../components/key-caps.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { SplitLayout } from '../components/split-layout.tsx'
import { client } from '../connection/client.ts'
import { formatQuantity } from '../format/format-number.ts'
import { datasetQueries, type RowFilter } from '../queries/dataset-queries.ts'
import { DatasetMenu } from './dataset-menu.tsx'
import { gridColumns } from './grid/cell-value.ts'
import { DataGrid } from './grid/data-grid.tsx'
import { GridBar } from './grid/grid-bar.tsx'
import { RowForm } from './grid/row-form.tsx'
import { rangeOf, selectCell } from './grid/selection.ts'
import { useColumnActions } from './grid/use-column-actions.ts'
import { useGridSession } from './grid/use-grid-session.ts'
import { useRowActions } from './grid/use-row-actions.ts'

/** One dataset: its rows as a spreadsheet, and the chosen one in full beside them. */
export function OpenDataset({ dataset }: { dataset: DatasetSummary }) {
  const { id, name, versionId, rowCount, hasExpected, updatedAt } = dataset
  const navigate = useNavigate()
  const changes = useGridSession(dataset)
  const { base, draft, changeCount } = changes
  const [filter, setFilter] = useState<RowFilter>({})
  const [selection, select] = useState(selectCell(0, 0))
  const [problem, tell] = useState<string | null>(null)
  const { data: described } = useQuery(datasetQueries.columns(base.versionId))
  const types = useMemo(() => new Map(described?.map((column) => [column.name, column.type])), [described])
  const columns = useMemo(() => gridColumns(draft, types), [draft, types])
  const { add: addColumn } = useColumnActions(changes, types, tell)
  const rows = useRowActions({ changes, filter, selection, select, tell })
  const archive = useMutation({
    mutationFn: () => client.datasets.archive({ datasetId: id }),
    onSuccess: () => void navigate({ to: '/datasets' }),
  })
  const canSave = changeCount > 0 && !changes.isStale
  useCommands([
    {
      id: 'save-rows',
      title: 'Save the changed rows as a new version',
      group: 'Dataset',
      keys: 'mod+s',
      isEnabled: canSave,
      run: changes.save,
    },
    { id: 'add-row', title: 'Add a row below the chosen one', group: 'Dataset', isEnabled: rows.canAdd, run: rows.add },
    { id: 'remove-rows', title: 'Remove the chosen rows', group: 'Dataset', run: rows.remove },
    { id: 'add-column', title: 'Add a column…', group: 'Dataset', run: addColumn },
    {
      id: 'undo-rows',
      title: 'Undo the last change of rows',
      group: 'Dataset',
      isEnabled: changes.canUndo,
      run: changes.undo,
    },
    {
      id: 'redo-rows',
      title: 'Redo the change of rows',
      group: 'Dataset',
      isEnabled: changes.canRedo,
      run: changes.redo,
    },
  ])
  const range = rangeOf(selection)
  return (
    <SplitLayout
      id="dataset"
      inspectorLabel="Row"
      inspector={
        <RowForm key={base.versionId} changes={changes} columns={columns} filter={filter} index={selection.focus.row} />
      }
    >
      <PageHeader
        title={name}
        actions={
          changeCount > 0 ? (
            <>
              <Button variant="default" onClick={changes.discard}>
                Discard
              </Button>
              <Button
                leftSection={<IconDeviceFloppy size={15} />}
                rightSection={<KeyCaps keys="mod+s" />}
                loading={changes.isSaving}
                disabled={!canSave}
                onClick={changes.save}
              >
                Save {formatQuantity(changeCount, 'change')}
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
      {changes.isStale ? (
        <Alert color="yellow" mx={20} mb="xs" role="alert">
          {name} has a newer version than the one that these changes were made of, so they cannot be saved: copy what
          you need, then discard them.
        </Alert>
      ) : null}
      {changes.isTooLarge ? (
        <Alert color="yellow" mx={20} mb="xs" role="status">
          These changes are too many to be kept when the window is closed: save them before.
        </Alert>
      ) : null}
      {problem === null ? null : (
        <Alert
          color="red"
          mx={20}
          mb="xs"
          role="alert"
          withCloseButton
          closeButtonLabel="Close"
          onClose={() => tell(null)}
        >
          {problem}
        </Alert>
      )}
      <GridBar
        changes={changes}
        filter={filter}
        onFilter={(next) => {
          setFilter(next)
          select(selectCell(0, selection.focus.column))
        }}
        chosenRows={rows.canRemove ? range.bottom - range.top + 1 : 0}
        onAddRow={rows.add}
        onRemoveRows={rows.remove}
        onAddColumn={addColumn}
      />
      <DataGrid
        key={`${base.versionId} ${filter.split ?? ''} ${filter.tag ?? ''}`}
        changes={changes}
        columns={columns}
        types={types}
        filter={filter}
        selection={selection}
        onSelect={select}
        tell={tell}
      />
    </SplitLayout>
  )
}
