import { AssayError } from '../../core/errors.ts'
import type { Row } from '../../core/datasets/row.ts'
import { findConnectionPreset } from '../../core/models/connection-presets.ts'
import { parseModelId } from '../../core/models/model-id.ts'
import type { PromptContent } from '../../core/prompts/prompt-content.ts'
import type { Settings } from '../../core/settings.ts'
import { findExportFormat } from '../../formats/exchange/export-formats.ts'
import type { Exported, RequestExport } from '../../formats/exchange/export-format.ts'
import { createLossList } from '../../formats/exchange/loss.ts'
import { mostBatchLines, writeBatchLines } from '../../formats/openai/export-lines.ts'
import type { ServiceContext } from '../api/context.ts'

export interface PromptExportInput {
  name: string
  content: PromptContent
  format: string
  variables: Readonly<Record<string, unknown>>
  /** Rows to go along as tests, or to make the lines of a batch. */
  datasetVersionId?: string | undefined
  modelId?: string | undefined
  settings?: Settings | undefined
}

export interface ExportedFile extends Exported {
  fileName: string
}

const mostTestRows = 5000
const slice = 500

/**
 * Writes a prompt as another tool's file, as a request or as code. Throws `bad-input` for an unknown format, and what
 * rendering throws where one row is rendered.
 */
export async function exportPrompt(context: ServiceContext, input: PromptExportInput): Promise<ExportedFile> {
  const { name, content, variables } = input
  const settings = input.settings ?? content.settings ?? {}
  const fileName = (ending: string) => `${slugOf(name)}${ending}`
  if (input.format === 'openai-batch')
    return { ...(await exportBatch(context, input, settings)), fileName: fileName('.batch.jsonl') }
  const format = findExportFormat(input.format)
  const place = placeOf(context, input.modelId)
  if (format.kind === 'prompt') {
    const rows = input.datasetVersionId === undefined ? [] : readRows(context, input.datasetVersionId, mostTestRows)
    const model = input.modelId === undefined ? undefined : place.model
    const exported = format.write({ name, content, settings, rows, model, provider: place.provider })
    return { ...exported, fileName: fileName(format.ending) }
  }
  const messages = await context.templates.render(content, variables)
  const exported = format.write({ messages, settings, ...place })
  const losses = [...place.losses, ...exported.losses]
  return { text: exported.text, losses, fileName: fileName(format.ending) }
}

async function exportBatch(
  context: ServiceContext,
  { content, datasetVersionId, modelId }: PromptExportInput,
  settings: Settings,
): Promise<Exported> {
  if (datasetVersionId === undefined)
    throw new AssayError('bad-input', { what: 'A batch needs rows', mend: 'name a dataset with --dataset' })
  const rows = readRows(context, datasetVersionId, mostBatchLines)
  const { model } = placeOf(context, modelId)
  const rendered = await context.templates.renderMany(
    content,
    rows.map(({ variables }) => variables),
  )
  const losses = createLossList()
  const lines = rendered.flatMap((result, index) => {
    if ('messages' in result) return [{ customId: `row-${index + 1}`, messages: result.messages, settings, model }]
    losses.add('a row', `row ${index + 1}`, result.error.message)
    return []
  })
  const exported = writeBatchLines(lines)
  return { text: exported.text, losses: [...losses.all(), ...exported.losses] }
}

function readRows({ stores }: ServiceContext, versionId: string, most: number): Row[] {
  const version = stores.datasets.getVersion(versionId)
  if (version === undefined) throw new AssayError('not-found', { what: 'dataset version', id: versionId })
  if (version.rowCount > most)
    throw new AssayError('bad-input', {
      what: `The dataset has ${version.rowCount} rows, and the file may have ${most}`,
      mend: 'choose a smaller one',
    })
  const rows: Row[] = []
  for (let from = 0; from < version.rowCount; from += slice) {
    for (const { variables, expected } of stores.datasets.listRows(versionId, from, slice))
      rows.push({ variables: variables as Row['variables'], ...(expected === null ? {} : { expected }) })
  }
  return rows
}

/** Where a model is reached by a program outside, as far as that can be said. */
function placeOf(
  { stores }: ServiceContext,
  modelId: string | undefined,
): Omit<RequestExport, 'messages' | 'settings'> & { provider: string | undefined; losses: Exported['losses'] } {
  const openai = findConnectionPreset('openai')
  const standard = { baseUrl: openai?.baseUrl ?? '', keyVariable: openai?.keyVariable ?? null }
  if (modelId === undefined) {
    const losses = [
      { what: 'a model', where: 'the request', why: 'none was chosen: write yours in the place of "gpt-4.1-mini"' },
    ]
    return { model: 'gpt-4.1-mini', provider: 'openai', ...standard, losses }
  }
  const { connectionId, name } = parseModelId(modelId)
  const connection = stores.connections.get(connectionId)
  if (connection === undefined)
    throw new AssayError('not-found', { what: 'connection', id: connectionId, mend: 'choose another model' })
  const preset = findConnectionPreset(connectionId)
  const provider = preset?.id
  const { kind, baseUrl, keyVariable } = connection
  if (kind === 'openai' && baseUrl !== null) return { model: name, provider, baseUrl, keyVariable, losses: [] }
  if (kind === 'gemini' && baseUrl !== null)
    return {
      model: name,
      provider: 'gemini',
      baseUrl: `${baseUrl.replace(/\/+$/u, '')}/v1beta/openai`,
      keyVariable,
      losses: [],
    }
  if (kind === 'anthropic' && baseUrl !== null)
    return {
      model: name,
      provider: 'anthropic',
      baseUrl: `${baseUrl.replace(/\/+$/u, '')}/v1`,
      keyVariable,
      losses: [],
    }
  if (kind === 'azure' && baseUrl !== null)
    return {
      model: name,
      provider: 'azure',
      baseUrl: `${baseUrl.replace(/\/+$/u, '')}/openai/v1`,
      keyVariable,
      losses: [],
    }
  const why =
    'the model runs inside the application: serve its file, for example with llama-server, and mend the address'
  const losses = [{ what: 'the address of the model', where: 'the request', why }]
  return { model: name, provider: undefined, baseUrl: 'http://127.0.0.1:8080/v1', keyVariable: null, losses }
}

function slugOf(name: string): string {
  return (
    name
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
      .replaceAll(/^-+|-+$/gu, '')
      .slice(0, 60) || 'prompt'
  )
}
