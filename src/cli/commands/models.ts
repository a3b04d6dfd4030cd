import path from 'node:path'
import { AssayError } from '../../core/errors.ts'
import { connectionPresets, findConnectionPreset } from '../../core/models/connection-presets.ts'
import type { CliContext, ExitCode } from '../cli-context.ts'
import { formatTable } from '../output.ts'

/** `assay models`: every model that an experiment can name. */
export async function listModels({ client, output }: CliContext): Promise<ExitCode> {
  const models = await client.models.list({})
  output.print(models, () => {
    const rows = models.map(({ id, contextTokens, sizeBytes, price, path: file }) => [
      id,
      contextTokens === null ? 'unknown' : String(contextTokens),
      sizeBytes === null ? '' : `${(sizeBytes / 1e6).toFixed(1)} MB`,
      price === null ? 'unknown' : file === null ? `$${price.input} in, $${price.output} out` : 'local, $0',
    ])
    return formatTable(['model', 'context', 'size', 'price a million tokens'], rows, [1, 2])
  })
  return 0
}

/** `assay models add FILE`: a GGUF file as a local model. */
export async function addModel(
  { client, output }: CliContext,
  file: string,
  { name }: { name?: string },
): Promise<ExitCode> {
  const model = await client.models.addFile({ path: path.resolve(file), ...(name ? { name } : {}) })
  output.print(model, () => `${model.id} · ${model.contextTokens ?? 'unknown'} tokens of context`)
  return 0
}

export interface ConnectOptions {
  /** The id of a preset. */
  kind?: string
  url?: string
  apiVersion?: string
  name?: string
  keyVariable?: string
  add?: string[]
  concurrency?: number
  requestsPerMinute?: number
  tokensPerMinute?: number
}

/** `assay models connect ID`: a hosted service or a server of one's own, tried at once. Throws `bad-input`. */
export async function connectServer(
  { client, output }: CliContext,
  id: string,
  options: ConnectOptions,
): Promise<ExitCode> {
  const preset =
    findConnectionPreset(options.kind ?? id) ?? findConnectionPreset(options.kind === undefined ? 'openai' : '')
  if (!preset) {
    const mend = `choose one of ${connectionPresets.map((known) => known.id).join(', ')}`
    throw new AssayError('bad-input', { what: `"${options.kind}" is no kind of connection`, mend })
  }
  const isAnyServer =
    preset.id === 'openai' && (options.url !== undefined || (options.kind === undefined && id !== preset.id))
  await client.models.saveConnection({
    connection: {
      id,
      name: options.name ?? id,
      kind: preset.kind,
      baseUrl: options.url ?? (isAnyServer ? null : preset.baseUrl),
      keyVariable: options.keyVariable ?? (isAnyServer ? null : preset.keyVariable),
      concurrency: options.concurrency ?? null,
      options: {
        ...(options.apiVersion === undefined ? {} : { apiVersion: options.apiVersion }),
        ...(options.requestsPerMinute === undefined ? {} : { requestsPerMinute: options.requestsPerMinute }),
        ...(options.tokensPerMinute === undefined ? {} : { tokensPerMinute: options.tokensPerMinute }),
      },
    },
  })
  const tested = await client.models.testConnection({ connectionId: id })
  for (const name of options.add ?? []) await client.models.addHosted({ connectionId: id, name })
  output.print(tested, () =>
    [
      `${id} answers in ${tested.latencyMs.toFixed(0)} ms and offers:`,
      ...tested.models.map(({ name }) => `  ${id}/${name}`),
    ].join('\n'),
  )
  return 0
}
