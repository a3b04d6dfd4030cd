import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { DatasetSummary } from '../../../contract/datasets.ts'
import { notifyDone } from '../../components/notify.ts'
import { client } from '../../connection/client.ts'
import { useStoredValue } from '../../connection/value-store.ts'
import { datasetQueries } from '../../queries/dataset-queries.ts'
import { countChanges } from './count-changes.ts'
import { draftToPatch, isUnchanged } from './draft-to-patch.ts'
import { type DraftBase, emptyDraft, type GridDraft } from './grid-draft.ts'
import { type GridSession, holdSession, sessionStore } from './grid-sessions.ts'
import { pushStep, redo, startUndo, undo } from './undo-stack.ts'

/** The unsaved changes of a dataset, and what can be done with them. */
export interface GridChanges {
  base: DraftBase
  draft: GridDraft
  changeCount: number
  /** True when the dataset has a newer version than the one that was changed, so that they cannot be saved. */
  isStale: boolean
  isTooLarge: boolean
  isSaving: boolean
  canUndo: boolean
  canRedo: boolean
  /** Makes a step; steps of one subject in a row are undone together. */
  change: (draft: GridDraft, subject?: string) => void
  undo: () => void
  redo: () => void
  discard: () => void
  save: () => void
}

/** Gathers changes of the newest version until they are saved as the next; they outlive the page. */
export function useGridSession(dataset: DatasetSummary): GridChanges {
  const { id, versionId, columns, rowCount } = dataset
  const queryClient = useQueryClient()
  const held = useStoredValue(sessionStore(id))
  const session = useMemo(() => {
    const fresh = (): GridSession => {
      const base = { versionId, columns, rowCount }
      return { base, stack: startUndo(emptyDraft(base)), isTooLarge: false }
    }
    if (!held) return fresh()
    // Without changes, another version takes the place of the one that was looked at.
    return held.base.versionId !== versionId && isUnchanged(held.stack.present, held.base) ? fresh() : held
  }, [held, versionId, columns, rowCount])
  const { base, stack, isTooLarge } = session
  const draft = stack.present
  const changeCount = useMemo(() => countChanges(draft, base), [draft, base])

  const save = useMutation({
    mutationFn: () =>
      client.datasets.patch({ datasetId: id, baseVersionId: base.versionId, patch: draftToPatch(draft, base) }),
    onSuccess: (saved) => {
      holdSession(id, null)
      queryClient.setQueryData(datasetQueries.list().queryKey, (known) =>
        known?.map((other) => (other.id === saved.id ? saved : other)),
      )
      notifyDone(`Saved ${dataset.name} as a new version.`)
    },
  })
  const hold = (next: typeof stack): void => holdSession(id, { ...session, stack: next })
  return {
    base,
    draft,
    changeCount: isUnchanged(draft, base) ? 0 : Math.max(1, changeCount),
    isStale: base.versionId !== versionId,
    isTooLarge,
    isSaving: save.isPending,
    canUndo: stack.past.length > 0,
    canRedo: stack.future.length > 0,
    change: (next, subject) => hold(pushStep(stack, next, subject)),
    undo: () => hold(undo(stack)),
    redo: () => hold(redo(stack)),
    discard: () => holdSession(id, null),
    save: () => save.mutate(),
  }
}
