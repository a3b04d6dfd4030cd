import { AssayError } from '../../core/errors.ts'
import type { CliContext, ExitCode } from '../cli-context.ts'
import { findVersion } from '../find-version.ts'

export interface RenderOptions {
  /** `dataset` or `dataset:row`, rows counted from 1. */
  row?: string
  /** `name=value`, over the row's own. */
  var?: string[]
  model?: string
}

/** `assay render PROMPT`: the messages that one row makes, as they are sent, with their token count. */
export async function renderCommand(
  { client, output }: CliContext,
  reference: string,
  options: RenderOptions,
): Promise<ExitCode> {
  const version = await findVersion(client, reference)
  const variables = { ...(options.row ? await readRow(options.row) : {}), ...readVariables(options.var ?? []) }
  const rendered = await client.prompts.render({
    content: version.content,
    variables,
    ...(options.model ? { modelId: options.model } : {}),
  })
  if (rendered.messages === null)
    throw new AssayError('bad-input', {
      what: (rendered.problem ?? 'The prompt cannot be rendered').replace(/\.$/, ''),
    })
  const { messages, tokens } = rendered
  output.print({ version: version.id, messages, tokens }, () =>
    messages.map(({ role, content }) => `[${role}]\n${content}`).join('\n\n'),
  )
  if (tokens)
    output.remark(
      `${tokens.exact ? '' : 'about '}${tokens.promptTokens} tokens${tokens.contextTokens ? ` of ${tokens.contextTokens}` : ''}`,
    )
  if (rendered.tokensProblem) output.remark(rendered.tokensProblem)
  return 0

  async function readRow(place: string): Promise<Record<string, unknown>> {
    const [, name = place, number = '1'] = /^(.*?)(?::(\d+))?$/.exec(place) ?? []
    const dataset = (await client.datasets.list({})).find((candidate) => candidate.name === name)
    if (!dataset)
      throw new AssayError('not-found', { what: 'dataset', id: name, mend: 'list them with assay datasets' })
    const { rows, total } = await client.datasets.rows({
      versionId: dataset.versionId,
      from: Math.max(0, Number(number) - 1),
      limit: 1,
    })
    const [row] = rows
    if (!row || Number(number) < 1)
      throw new AssayError('not-found', { what: 'row', id: number, mend: `the dataset has rows 1 to ${total}` })
    return row.variables
  }
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
