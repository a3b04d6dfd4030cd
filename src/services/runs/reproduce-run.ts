import type { Reproduction, RunReproduction } from '../../contract/experiments.ts'
import { AssayError, toAssayError } from '../../core/errors.ts'
import { reproduceCell, type ReproducePieces } from './reproduce-cell.ts'

/**
 * Reproduces `sample` of a run's finished cells, one after another, so that nothing else is computed with them. The
 * sample looks random and is the same every time. A cell that cannot be answered any more is `failed`; only `cancelled`
 * ends the whole. Throws `not-found`.
 */
export async function reproduceRun(
  pieces: ReproducePieces,
  { runId, sample }: { runId: string; sample: number },
  signal?: AbortSignal,
): Promise<RunReproduction> {
  const { stores } = pieces
  if (!stores.runs.get(runId)) throw new AssayError('not-found', { what: 'run', id: runId })
  const cells: Reproduction[] = []
  for (const cellId of stores.reports.sampleDoneCells(runId, sample)) {
    if (signal?.aborted) throw new AssayError('cancelled', { what: 'Reproducing the run' })
    cells.push(await reproduceCell(pieces, cellId, signal).catch((error: unknown) => toFailed(pieces, cellId, error)))
  }
  const count = (outcome: Reproduction['outcome']) => cells.filter((cell) => cell.outcome === outcome).length
  return {
    runId,
    identical: count('identical'),
    sameText: count('same-text'),
    different: count('different'),
    failed: count('failed'),
    cells,
  }
}

function toFailed({ stores }: ReproducePieces, cellId: number, error: unknown): Reproduction {
  const known = toAssayError(error)
  const cell = stores.reports.getCell(cellId)
  if (known.code === 'cancelled' || cell === undefined) throw known
  const { variant, rowPosition: row, repeat } = cell
  const { code, message } = known
  const nothing = { outcome: 'failed' as const, difference: null, changes: [], costUsd: null }
  return { cellId, variant, row, repeat, ...nothing, error: { code, message } }
}
