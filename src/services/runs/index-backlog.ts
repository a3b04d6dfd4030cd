import type { GridStore } from '../../storage/grid-store.ts'

/** A few milliseconds of work, so that nothing else waits. */
const answersATime = 200

/**
 * Brings runs from before the index of words into it, a little at a time between other work, once somebody searches them.
 * A search does not wait for it: until it is done, answers are read instead. What a closing program leaves is done later.
 */
export function createBacklogIndexer(grids: Pick<GridStore, 'isInBacklog' | 'indexSome'>): (runId: string) => void {
  const underWay = new Set<string>()

  function goOn(runId: string) {
    try {
      if (grids.indexSome(runId, answersATime)) setImmediate(goOn, runId).unref()
      else underWay.delete(runId)
    } catch {
      // The file is closed, or another process writes for long: the next search goes on from here.
      underWay.delete(runId)
    }
  }

  return (runId) => {
    if (underWay.has(runId) || !grids.isInBacklog(runId)) return
    underWay.add(runId)
    setImmediate(goOn, runId).unref()
  }
}
