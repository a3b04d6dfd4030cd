import { z } from 'zod'
import { AssayError } from '../../core/errors.ts'
import type { Message } from '../../core/backend.ts'
import { findMetric } from '../../core/metrics/index.ts'
import { parseModelId } from '../../core/models/model-id.ts'
import {
  mostBatchLines,
  writeBatchLines,
  writeDpoLines,
  writeSftLines,
  type PreferencePair,
} from '../../formats/openai/export-lines.ts'
import { parseColumn } from '../../storage/parse-column.ts'
import type { RunOutputRecord } from '../../storage/run-output-store.ts'
import type { ServiceContext } from '../api/context.ts'
import { getRun } from '../runs/get-run.ts'
import { readSpec } from '../runs/read-spec.ts'
import type { ExportedFile } from './export-prompt.ts'

export interface RunExportInput {
  runId: string
  format: 'sft' | 'dpo' | 'openai-batch'
  /** From where a number passes, for a first metric that is one. */
  atLeast?: number | undefined
}

const mostCells = 1_000_000

const messagesSchema = z.array(z.object({ role: z.enum(['system', 'user', 'assistant']), content: z.string() }))

/**
 * Makes a file of a run's finished cells: examples of what passed, pairs of better and worse, or its requests. Throws
 * `not-found`, and `bad-input` where the first metric cannot decide.
 */
export function exportRun(
  { stores }: ServiceContext,
  { runId, format, atLeast }: RunExportInput,
): ExportedFile & { lines: number } {
  const run = getRun(stores.runs, runId)
  const spec = readSpec(run)
  const [first] = spec.metrics
  const metric = first === undefined ? undefined : findMetric(first.id)
  const cells = stores.runOutputs.list(runId, 0, mostCells)
  const fileName = `run-${runId.slice(0, 8)}.${format === 'openai-batch' ? 'batch' : format}.jsonl`
  const finish = (exported: { text: string; losses: ExportedFile['losses'] }, lost: ExportedFile['losses'] = []) => ({
    text: exported.text,
    losses: [...lost, ...exported.losses],
    fileName,
    lines: exported.text.split('\n').length - 1,
  })
  if (format === 'openai-batch') {
    if (cells.length > mostBatchLines)
      throw new AssayError('bad-input', {
        what: `The run has ${cells.length} cells, and a batch may have ${mostBatchLines}`,
        mend: 'choose a smaller run',
      })
    return finish(
      writeBatchLines(
        cells.flatMap((cell) => {
          const variant = spec.variants[cell.variant]
          if (variant === undefined) return []
          const model = parseModelId(variant.modelId).name
          return [
            {
              customId: `row-${cell.rowPosition + 1}-variant-${cell.variant + 1}-repeat-${cell.repeat + 1}`,
              messages: readMessages(cell),
              settings: { ...variant.settings, seed: cell.seed },
              model,
            },
          ]
        }),
      ),
    )
  }
  if (format === 'dpo') {
    const isLower = metric !== undefined && 'lowerIsBetter' in metric && metric.lowerIsBetter === true
    return finish(writeDpoLines(pairsOf(cells, isLower)))
  }
  if (metric === undefined || (metric.scale === 'number' && atLeast === undefined)) {
    const mend = 'say from where on an answer is accepted with --at-least'
    throw new AssayError('bad-input', {
      what: 'The first metric of the run is a number, which neither passes nor fails',
      mend,
    })
  }
  const accepted = cells.filter(({ value }) => value !== null && value >= (atLeast ?? 1))
  const lost =
    accepted.length < cells.length
      ? [
          {
            what: `${cells.length - accepted.length} of ${cells.length} outputs`,
            where: 'the run',
            why: 'they did not pass the first metric, or were not scored',
          },
        ]
      : []
  return finish(writeSftLines(accepted.map((cell) => ({ messages: readMessages(cell), output: cell.output }))), lost)
}

/** Of each row and repeat, the better and the worse output of the first two variants. */
function pairsOf(cells: readonly RunOutputRecord[], isLowerBetter: boolean): PreferencePair[] {
  const byPlace = Map.groupBy(
    cells.filter(({ variant }) => variant < 2),
    ({ rowPosition, repeat }) => `${rowPosition} ${repeat}`,
  )
  return [...byPlace.values()].flatMap((pair): PreferencePair[] => {
    const [a, b] = pair
    if (a === undefined || b === undefined || a.value === null || b.value === null || a.value === b.value) return []
    const isFirstBetter = a.value > b.value !== isLowerBetter
    const [better, worse] = isFirstBetter ? [a, b] : [b, a]
    return [{ messages: readMessages(better), preferred: better.output, rejected: worse.output }]
  })
}

function readMessages({ messages }: RunOutputRecord): Message[] {
  return parseColumn(messagesSchema, messages, 'messages of a cell')
}
