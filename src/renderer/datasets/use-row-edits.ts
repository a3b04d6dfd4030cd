import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useBlocker } from '@tanstack/react-router'
import { useState } from 'react'
import type { DatasetSummary } from '../../contract/datasets.ts'
import { askToDiscard } from '../components/ask-to-discard.tsx'
import { notifyDone } from '../components/notify.ts'
import { formatQuantity } from '../format/format-number.ts'
import { datasetQueries } from '../queries/dataset-queries.ts'
import type { RowEdit, RowEdits } from './row-edits.ts'
import { saveEditedRows } from './save-edited-rows.ts'

/** Changes of rows that wait to be saved together as one new version. */
export interface UnsavedRows {
  edits: RowEdits
  edit: (position: number, edit: RowEdit | undefined) => void
  canSave: boolean
  isSaving: boolean
  save: () => void
  discard: () => void
}

const noEdits: RowEdits = new Map()

/** Gathers the changes of the newest version's rows, and asks before the page is left without saving them. */
export function useRowEdits(dataset: DatasetSummary): UnsavedRows {
  const { versionId } = dataset
  const queryClient = useQueryClient()
  const [kept, keep] = useState({ versionId, edits: noEdits })
  // Positions mean other rows in another version.
  const edits = kept.versionId === versionId ? kept.edits : noEdits
  const discard = (): void => keep({ versionId, edits: noEdits })

  const save = useMutation({
    mutationFn: () => saveEditedRows(dataset, edits),
    onSuccess: (saved) => {
      discard()
      queryClient.setQueryData(datasetQueries.list().queryKey, (known) =>
        known?.map((other) => (other.id === saved.id ? saved : other)),
      )
      notifyDone(`Saved ${formatQuantity(edits.size, 'changed row')} of ${dataset.name} as a new version.`)
    },
  })
  useBlocker({
    disabled: edits.size === 0,
    enableBeforeUnload: true,
    shouldBlockFn: async () =>
      !(await askToDiscard(`Not saved yet: ${formatQuantity(edits.size, 'changed row')} of ${dataset.name}.`)),
  })

  return {
    edits,
    edit(position, edit) {
      const next = new Map(edits)
      if (edit) next.set(position, edit)
      else next.delete(position)
      keep({ versionId, edits: next })
    },
    canSave: [...edits.values()].every(({ problems }) => Object.keys(problems).length === 0),
    isSaving: save.isPending,
    save: () => save.mutate(),
    discard,
  }
}
