import { z } from 'zod'
import type { CellDetail } from '../../contract/experiments.ts'
import { cellVotesSchema } from '../../core/experiments/cell-votes.ts'
import { AssayError } from '../../core/errors.ts'
import type { CellRecord } from '../../storage/report-store.ts'
import type { Stores } from '../stores.ts'
import { readSpec } from './read-spec.ts'
import { extractorOf, extractSafely } from '../scoring/to-score-input.ts'

const messagesSchema = z.array(z.object({ role: z.enum(['system', 'user', 'assistant']), content: z.string() }))
const timingSchema = z.record(z.string(), z.number())
const fingerprintSchema = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))

/** Everything there is to see of one cell. Throws `not-found`. */
export function readCell(stores: Stores, cellId: number): CellDetail {
  const cell = stores.reports.getCell(cellId)
  const run = cell && stores.runs.get(cell.runId)
  if (!cell || !run) throw new AssayError('not-found', { what: 'cell', id: String(cellId) })
  const spec = readSpec(run)
  const variant = spec.variants[cell.variant]
  const row = stores.datasets.getRow(spec.datasetVersionId, cell.rowPosition)
  const votes = parse(cellVotesSchema, stores.votes.get(cellId) ?? null)
  const scores = stores.reports.listScoresOfCell(cellId)
  return {
    cellId,
    variant: cell.variant,
    row: cell.rowPosition,
    repeat: cell.repeat,
    status: cell.status,
    seed: votes?.samples[votes.chosen]?.seed ?? variant?.settings.seed ?? cell.seed,
    messages: parse(messagesSchema, cell.messages),
    output: cell.output,
    answer: cell.output === null ? null : extractSafely(cell.output, extractorOf(spec, cell.variant)).answer,
    votes,
    expected: row?.expected ?? null,
    finishReason: cell.finishReason,
    usage: readUsage(cell),
    timing: parse(timingSchema, cell.timing),
    fingerprint: parse(fingerprintSchema, cell.fingerprint),
    settings: { ...variant?.settings },
    costUsd: cell.costUsd,
    isCached: cell.isCached === 1,
    retries: cell.retries,
    attempts: cell.attempts,
    error: cell.errorCode === null ? null : { code: cell.errorCode, message: cell.errorMessage ?? '' },
    scores: spec.metrics.map(({ id }, index) => {
      const score = scores.find(({ metric }) => metric === index)
      return { metricId: id, value: score?.value ?? null, reason: score?.reason ?? null }
    }),
  }
}

function parse<T>(schema: z.ZodType<T>, text: string | null): T | null {
  return text === null ? null : schema.parse(JSON.parse(text))
}

/** Token counts that are known; null when none is. */
function readUsage({
  promptTokens,
  cachedPromptTokens,
  completionTokens,
  reasoningTokens,
}: CellRecord): Record<string, number> | null {
  const all = { promptTokens, cachedPromptTokens, completionTokens, reasoningTokens }
  const known = Object.entries(all).flatMap(([name, value]) => (value === null ? [] : [[name, value] as const]))
  return known.length === 0 ? null : Object.fromEntries(known)
}
