import { createValueStore, type ValueStore } from '../../connection/value-store.ts'
import { isUnchanged } from './draft-to-patch.ts'
import { type KeptDraft, readDraft, writeDraft } from './draft-storage.ts'
import type { DraftBase, GridDraft } from './grid-draft.ts'
import { startUndo, type UndoStack } from './undo-stack.ts'

/** Unsaved changes of a dataset with the way back through them. */
export interface GridSession {
  base: DraftBase
  stack: UndoStack<GridDraft>
  /** True when they are too many for the browser's storage and live as long as the window only. */
  isTooLarge: boolean
}

const storageDelayMs = 300
const keyOf = (datasetId: string): string => `assay.dataset-draft.${datasetId}`
const stores = new Map<string, ValueStore<GridSession | null>>()
const waiting = new Map<string, number>()

/** The session of a dataset, the one that the browser kept at first; null while nobody has changed anything. */
export function sessionStore(datasetId: string): ValueStore<GridSession | null> {
  let store = stores.get(datasetId)
  if (!store) {
    const kept = readDraft(localStorage.getItem(keyOf(datasetId)) ?? '')
    store = createValueStore<GridSession | null>(kept ? toSession(kept) : null)
    stores.set(datasetId, store)
  }
  return store
}

/** Holds a session, and has the browser keep its draft soon after; null forgets both. */
export function holdSession(datasetId: string, session: GridSession | null): void {
  sessionStore(datasetId).set(session)
  window.clearTimeout(waiting.get(datasetId))
  waiting.set(
    datasetId,
    window.setTimeout(() => storeDraft(datasetId), storageDelayMs),
  )
}

function toSession({ base, draft }: KeptDraft): GridSession {
  return { base, stack: startUndo(draft), isTooLarge: false }
}

function storeDraft(datasetId: string): void {
  window.clearTimeout(waiting.get(datasetId))
  waiting.delete(datasetId)
  const store = sessionStore(datasetId)
  const session = store.get()
  if (!session || isUnchanged(session.stack.present, session.base)) {
    localStorage.removeItem(keyOf(datasetId))
    return
  }
  const isTooLarge = !tryToStore(datasetId, writeDraft({ base: session.base, draft: session.stack.present }))
  if (isTooLarge !== session.isTooLarge) store.set({ ...session, isTooLarge })
}

function tryToStore(datasetId: string, text: string | undefined): boolean {
  // An older draft must not come back in place of one that could not be stored.
  localStorage.removeItem(keyOf(datasetId))
  if (text === undefined) return false
  try {
    localStorage.setItem(keyOf(datasetId), text)
    return true
  } catch {
    return false
  }
}

window.addEventListener('pagehide', () => {
  for (const datasetId of waiting.keys()) storeDraft(datasetId)
})
