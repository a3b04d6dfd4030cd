import type { AssayError } from '../../core/errors.ts'
import type { Message } from '../../core/backend.ts'
import type { QueuedCell } from '../../storage/cell-store.ts'
import type { RunDependencies, RunRow } from './run-dependencies.ts'
import type { PlannedPool, PlannedVariant } from './run-plan.ts'

/** Fewer than this at a time costs more than it holds up. */
const smallestBatch = 8

/** A claimed cell with its row and its rendered messages, or with why they could not be rendered. */
export interface PreparedCell {
  cell: QueuedCell
  planned: PlannedVariant
  row: RunRow
  rendered: { messages: Message[] } | { error: AssayError }
}

export interface CellSource {
  /** The next cell, or undefined when none is pending. */
  next(): Promise<PreparedCell | undefined>
  /** Gives back what was claimed and not handed out. */
  releaseRest(): Promise<void>
}

export interface CellSourceInput {
  runId: string
  datasetVersionId: string
  pool: PlannedPool
  dependencies: Pick<RunDependencies, 'cells' | 'getRows' | 'renderMany'>
  /** Gives claimed cells back to the queue. */
  release: (ids: readonly number[]) => void
}

/**
 * Hands out a pool's cells: claims them from the queue and renders them a batch ahead of the workers, so that no worker
 * waits for the disk or the renderer.
 */
export function createCellSource(input: CellSourceInput): CellSource {
  const { runId, datasetVersionId, pool, dependencies, release } = input
  const batchSize = Math.max(pool.concurrency, smallestBatch)
  const variants = pool.variants.map(({ index }) => index)
  const ready: PreparedCell[] = []
  let filling: Promise<void> | undefined
  let isDrained = false

  async function fill() {
    const claimed = dependencies.cells.claim(runId, variants, batchSize)
    if (claimed.length === 0) {
      isDrained = true
      return
    }
    try {
      ready.push(...(await prepare(claimed)))
    } catch (error) {
      release(claimed.map(({ id }) => id))
      throw error
    }
  }

  async function prepare(claimed: readonly QueuedCell[]): Promise<PreparedCell[]> {
    const rows = dependencies.getRows(
      datasetVersionId,
      claimed.map((cell) => cell.rowPosition),
    )
    const prepared = new Array<PreparedCell>(claimed.length)
    for (const planned of pool.variants) {
      const mine = claimed.flatMap((cell, index) =>
        cell.variant === planned.index ? [{ cell, index, row: rows[index] as RunRow }] : [],
      )
      if (mine.length === 0) continue
      const rendered = await dependencies.renderMany(
        planned.content,
        mine.map(({ row }) => row.variables),
        planned.partials,
      )
      for (const [order, { cell, index, row }] of mine.entries()) {
        prepared[index] = { cell, planned, row, rendered: rendered[order] as PreparedCell['rendered'] }
      }
    }
    return prepared
  }

  function startFilling(): Promise<void> {
    filling ??= fill().finally(() => {
      filling = undefined
    })
    return filling
  }

  return {
    async next() {
      while (ready.length === 0 && !isDrained) await startFilling()
      const cell = ready.shift()
      // A failure to fill ahead comes up again for the worker that has to wait for it.
      if (ready.length < batchSize / 2 && !isDrained) startFilling().catch(() => undefined)
      return cell
    },
    async releaseRest() {
      isDrained = true
      await filling?.catch(() => undefined)
      release(ready.map(({ cell }) => cell.id))
      ready.length = 0
    },
  }
}
