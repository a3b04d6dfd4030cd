import type { Reproduction } from '../../contract/experiments.ts'
import { AssayError } from '../../core/errors.ts'
import type { ServiceContext } from '../api/context.ts'
import { priceGeneration } from '../models/price-generation.ts'
import type { Stores } from '../stores.ts'
import { compareGenerations } from './compare-generations.ts'
import { generateAnswer } from './generate-answer.ts'
import { readCell } from './read-cell.ts'
import { readSpec } from './read-spec.ts'

/** What reproducing needs of the workbench. */
export interface ReproducePieces {
  stores: Stores
  models: Pick<ServiceContext['models'], 'resolve'>
}

/**
 * Sends the messages of a finished cell once more to the same model, with the same settings and seed and without the
 * cache, and says whether the answer is the same. Nothing is stored. Throws `not-found`, `bad-input` for a cell without an
 * answer, and whatever generating throws.
 */
export async function reproduceCell(
  { stores, models }: ReproducePieces,
  cellId: number,
  signal?: AbortSignal,
): Promise<Reproduction> {
  const cell = readCell(stores, cellId)
  const run = stores.runs.get(stores.reports.getCell(cellId)?.runId ?? '')
  const variant = run === undefined ? undefined : readSpec(run).variants[cell.variant]
  if (variant === undefined || cell.messages === null || cell.output === null || cell.fingerprint === null) {
    throw new AssayError('bad-input', { what: 'The cell has no answer to reproduce', mend: 'choose one that is done' })
  }
  const { backend, target, price } = await models.resolve(variant.modelId)
  const settings = { ...variant.settings, seed: cell.seed }
  const request = { model: target, messages: cell.messages, settings }
  const now = await generateAnswer(backend, request, signal ?? new AbortController().signal)
  const was = { text: cell.output, fingerprint: cell.fingerprint }
  return {
    cellId,
    variant: cell.variant,
    row: cell.row,
    repeat: cell.repeat,
    ...compareGenerations(was, now),
    costUsd: priceGeneration(price, now.usage),
    error: null,
  }
}
