import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { ExportedFile } from '../../contract/transfer-export.ts'
import { AssayError } from '../../core/errors.ts'
import type { CliContext, Client, ExitCode } from '../cli-context.ts'
import { findRun } from '../find-run.ts'
import { findVersion } from '../find-version.ts'
import { toPlainText } from '../output.ts'

export interface ExportOptions {
  format: string
  /** `dataset:row`, rows counted from 1. */
  row?: string
  dataset?: string
  var?: string[]
  model?: string
  run?: string
  atLeast?: number
  out?: string
}

/** `assay export PROMPT --format NAME` or `assay export --run RUN --format sft|dpo|openai-batch`. */
export async function exportCommand(
  { client, output }: CliContext,
  reference: string | undefined,
  options: ExportOptions,
): Promise<ExitCode> {
  const file =
    options.run === undefined
      ? await exportPrompt(client, reference, options)
      : await exportRun(client, reference, options)
  if (options.out !== undefined) await writeFile(path.resolve(options.out), file.text)
  output.print({ ...file, ...(options.out === undefined ? {} : { path: path.resolve(options.out) }) }, () =>
    options.out === undefined ? file.text.replace(/\n$/u, '') : `Wrote ${path.resolve(options.out)}`,
  )
  for (const { what, where, why } of file.losses)
    output.remark(`Not carried over: ${toPlainText(`${what} (${where}): ${why}`)}`)
  return 0
}

async function exportPrompt(
  client: Client,
  reference: string | undefined,
  options: ExportOptions,
): Promise<ExportedFile> {
  if (reference === undefined)
    throw new AssayError('bad-input', {
      what: 'There is nothing to export',
      mend: 'name a prompt, or a run with --run',
    })
  const { promptName, content } = await findVersion(client, reference)
  const variables = {
    ...(options.row === undefined ? {} : await readRow(client, options.row)),
    ...readVariables(options.var ?? []),
  }
  const datasetVersionId = options.dataset === undefined ? undefined : await findDatasetVersion(client, options.dataset)
  return client.transfer.exportPrompt({
    name: promptName,
    content,
    format: options.format,
    variables,
    ...(datasetVersionId === undefined ? {} : { datasetVersionId }),
    ...(options.model === undefined ? {} : { modelId: options.model }),
  })
}

async function exportRun(
  client: Client,
  reference: string | undefined,
  { run, format, atLeast }: ExportOptions,
): Promise<ExportedFile> {
  if (reference !== undefined)
    throw new AssayError('bad-input', { what: 'There are two things to export', mend: 'name a prompt or a run' })
  if (format !== 'sft' && format !== 'dpo' && format !== 'openai-batch')
    throw new AssayError('bad-input', {
      what: `A run is not exported as "${format}"`,
      mend: 'choose sft, dpo or openai-batch',
    })
  const runId = await findRun(client, run ?? 'last')
  return client.transfer.exportRun({ runId, format, ...(atLeast === undefined ? {} : { atLeast }) })
}

async function readRow(client: Client, place: string): Promise<Record<string, unknown>> {
  const [, name = place, number = '1'] = /^(.*?)(?::(\d+))?$/u.exec(place) ?? []
  const versionId = await findDatasetVersion(client, name)
  const { rows, total } = await client.datasets.rows({ versionId, from: Math.max(0, Number(number) - 1), limit: 1 })
  const [row] = rows
  if (row === undefined || Number(number) < 1)
    throw new AssayError('not-found', { what: 'row', id: number, mend: `the dataset has rows 1 to ${total}` })
  return row.variables
}

async function findDatasetVersion(client: Client, name: string): Promise<string> {
  const dataset = (await client.datasets.list({})).find((candidate) => candidate.name === name)
  if (dataset === undefined)
    throw new AssayError('not-found', { what: 'dataset', id: name, mend: 'list them with assay datasets' })
  return dataset.versionId
}

function readVariables(pairs: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    pairs.map((pair) => {
      const equals = pair.indexOf('=')
      if (equals < 1)
        throw new AssayError('bad-input', { what: `"${pair}" sets no variable`, mend: 'write --var name=value' })
      return [pair.slice(0, equals), pair.slice(equals + 1)]
    }),
  )
}
