import { variantLetter } from '../../core/experiments/experiment-spec.ts'
import { findMetric } from '../../core/metrics/index.ts'
import type { Json } from '../../core/text/canonical-json.ts'
import { runExportWriters } from '../../formats/run-export/index.ts'
import type { RunExportFormat, RunExportRecord } from '../../formats/run-export/run-export.ts'
import type { WholeCellRecord } from '../../storage/export-store.ts'
import type { Stores } from '../stores.ts'
import { getRun } from './get-run.ts'
import { listRunPositions } from './list-run-positions.ts'
import { readSpec } from './read-spec.ts'

/** Some hundred kilobytes of ordinary answers. */
const cellsASlice = 600

/** Writes all cells of a run slice by slice: no more of it than a slice is in memory. Throws `not-found`. */
export async function* exportRun(
  stores: Pick<Stores, 'runs' | 'reports' | 'datasets' | 'exports'>,
  { runId, format }: { runId: string; format: RunExportFormat },
): AsyncGenerator<{ base64: string }> {
  const run = getRun(stores.runs, runId)
  const spec = readSpec(run)
  const { datasetVersionId, variants, metrics, repeats } = spec
  const positions = listRunPositions(stores.datasets, datasetVersionId, spec.split).slice(0, run.rowCount)
  const writer = runExportWriters[format]({
    variables: stores.datasets.getVersion(datasetVersionId)?.columns ?? [],
    metricTitles: metrics.map(({ id, name }) => name ?? findMetric(id).title),
  })
  const toRecord = (cell: WholeCellRecord, row: ReturnType<typeof readRow>, scores: ScoreOf): RunExportRecord => {
    const variant = variants[cell.variant]
    return {
      row: cell.rowPosition + 1,
      variant: variantLetter(cell.variant),
      variantName: variant?.name ?? '',
      modelId: variant?.modelId ?? '',
      versionId: variant?.versionId ?? '',
      repeat: cell.repeat + 1,
      status: cell.status,
      variables: row.variables as Record<string, Json>,
      expected: row.expected,
      output: cell.output,
      scores: metrics.map((_, metric) => scores(cell.id, metric)),
      finishReason: cell.finishReason,
      promptTokens: cell.promptTokens,
      cachedPromptTokens: cell.cachedPromptTokens,
      completionTokens: cell.completionTokens,
      reasoningTokens: cell.reasoningTokens,
      costUsd: cell.costUsd,
      firstTokenMs: cell.firstTokenMs,
      totalMs: cell.totalMs,
      isCached: cell.isCached === 1,
      attempts: cell.attempts,
      retries: cell.retries,
      seed: variant?.settings.seed ?? cell.seed,
      errorCode: cell.errorCode,
      errorMessage: cell.errorMessage,
      finishedAt: cell.finishedAt,
      messages: parse(cell.messages),
      fingerprint: parse(cell.fingerprint),
    }
  }
  const readRow = (position: number) =>
    stores.datasets.getRow(datasetVersionId, position) ?? { variables: {}, expected: null }

  yield encode(writer.begin())
  const rowsASlice = Math.max(1, Math.floor(cellsASlice / (variants.length * repeats)))
  for (let from = 0; from < positions.length; from += rowsASlice) {
    const slice = positions.slice(from, from + rowsASlice)
    const [first, last] = [slice[0] ?? 0, slice.at(-1) ?? 0]
    const chosen = new Map(slice.map((position) => [position, readRow(position)]))
    const scores = scoresOf(stores.reports.listScores(runId, first, last))
    const records = stores.exports.listWholeCells(runId, first, last).flatMap((cell) => {
      const row = chosen.get(cell.rowPosition)
      return row ? [toRecord(cell, row, scores)] : []
    })
    yield encode(writer.write(records))
    // Other work gets its turn between slices.
    await new Promise((resolve) => setImmediate(resolve))
  }
  yield encode(writer.end())
}

type ScoreOf = (cellId: number, metric: number) => { value: number | null; reason: string | null }

function scoresOf(records: ReturnType<Stores['reports']['listScores']>): ScoreOf {
  const byCell = new Map(records.map((score) => [`${score.cellId} ${score.metric}`, score]))
  return (cellId, metric) => {
    const { value = null, reason = null } = byCell.get(`${cellId} ${metric}`) ?? {}
    return { value, reason }
  }
}

function parse(text: string | null): Json {
  return text === null ? null : (JSON.parse(text) as Json)
}

function encode(piece: string | Uint8Array): { base64: string } {
  const bytes = typeof piece === 'string' ? Buffer.from(piece, 'utf8') : Buffer.from(piece)
  return { base64: bytes.toString('base64') }
}
