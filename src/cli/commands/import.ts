import path from 'node:path'
import type { ImportPlan, TransferLoss } from '../../contract/transfer.ts'
import { AssayError } from '../../core/errors.ts'
import type { CliContext, ExitCode } from '../cli-context.ts'
import { formatTable, toPlainText } from '../output.ts'

export interface ImportOptions {
  format: string
  dryRun?: boolean
  /** `MODEL` for all, or `NAME=MODEL` for one that the file names. */
  model?: string[]
}

/** `assay import PATH`: brings another tool's file or folder in, and says what could not be carried over. */
export async function importCommand(
  { client, output }: CliContext,
  place: string,
  { format, dryRun, model = [] }: ImportOptions,
): Promise<ExitCode> {
  const input = { place: { path: path.resolve(place) }, format, ...readModels(model) }
  if (dryRun) {
    const plan = await client.transfer.preview(input)
    output.print(plan, () => formatPlan(plan))
    return 0
  }
  const result = await client.transfer.perform(input)
  output.print(result, () => `${formatPlan(result)}\n\n${toPlainText(result.sentence)}`)
  return 0
}

/** `NAME=MODEL` is cut at the last `=`, since names such as `openai:gpt-4` have none and ids of models may. */
function readModels(given: readonly string[]): { modelId?: string; models: Record<string, string> } {
  const models: Record<string, string> = {}
  let modelId: string | undefined
  for (const one of given) {
    const equals = one.indexOf('=')
    if (equals > 0) models[one.slice(0, equals)] = one.slice(equals + 1)
    else if (modelId === undefined) modelId = one
    else throw new AssayError('bad-input', { what: 'There are two models for all', mend: 'write --model NAME=MODEL' })
  }
  return modelId === undefined ? { models } : { modelId, models }
}

function formatPlan({ files, skipped, prompts, datasets, experiments, losses }: ImportPlan): string {
  const read = files.map(({ path: file, title }) => `${toPlainText(file)} (${title})`).join('\n     ')
  const rows = [
    ...prompts.map(({ name, status, roles, variables }) => [
      'prompt',
      name,
      status,
      `${roles.join(', ')}${variables.length === 0 ? '' : `; ${variables.join(', ')}`}`,
    ]),
    ...datasets.map(({ name, status, rows: count, columns }) => [
      'dataset',
      name,
      status,
      `${count} row${count === 1 ? '' : 's'}; ${columns.join(', ')}`,
    ]),
    ...experiments.map(({ name, status, variants, metrics }) => [
      'experiment',
      name,
      status === 'no-model' ? 'not made' : status,
      `${variants.map(({ written, modelId }) => modelId ?? `${written || 'a model'} ?`).join(', ')}; ${metrics.join(', ')}`,
    ]),
  ]
  const parts = [`Read ${read}`, formatTable(['', 'name', 'status', ''], rows)]
  const missing = [
    ...new Set(
      experiments.flatMap(({ variants }) =>
        variants.flatMap(({ written, modelId }) => (modelId === null ? [written || 'a model'] : [])),
      ),
    ),
  ]
  if (missing.length > 0) {
    parts.push(
      `Not known here: ${missing.map(toPlainText).join(', ')}. Say what to run instead with --model MODEL, or --model NAME=MODEL.`,
    )
  }
  if (skipped.length > 0) parts.push(`Left alone, of no known format: ${skipped.map(toPlainText).join(', ')}`)
  parts.push(formatLosses(losses))
  return parts.join('\n\n')
}

/** What could not be carried over, one line each. */
function formatLosses(losses: readonly TransferLoss[]): string {
  if (losses.length === 0) return 'Everything was carried over.'
  const lines = losses.map(({ what, where, why }) => `  - ${toPlainText(`${what} (${where}): ${why}`)}`)
  return `Not carried over:\n${lines.join('\n')}`
}
